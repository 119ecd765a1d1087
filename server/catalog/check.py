"""Check a catalog: its bytes, its header, its entries, and each of its texts."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from server.catalog import plurals
from server.catalog.areas import is_critical
from server.catalog.finding import Finding, Severity
from server.catalog.po import (
    CatalogError,
    Entry,
    active,
    decode,
    header_fields,
    read_entries,
)
from server.catalog.rules import ADVICE, ERROR, RULES, Text
from server.core.languages import Language
from server.core.paths import PROJECT

_FORMAT = "Run `nobars translate format`; it writes it as it should be."
# A translator's note of this beginning, and the id of a rule, says that the advice was considered.
ACCEPTED = "accepted: "
Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class _Catalog:
    path: str
    language: Language
    entries: list[Entry]
    template: Collection[Key]

    def find(  # noqa: PLR0913 (a finding has that many parts)
        self,
        rule: str,
        severity: Severity,
        line: int,
        problem: str,
        remedy: str,
        *,
        entry: Entry | None = None,
        translation: str = "",
    ) -> Finding:
        source = (entry.source or "") if entry else ""
        critical = bool(entry) and is_critical(entry.places if entry else ())
        shown = translation or (" | ".join(entry.forms) if entry else "")
        return Finding(rule, severity, self.path, line, problem, remedy, source, shown, critical)


def check_catalog(path: Path, language: Language, template: Collection[Key] = ()) -> list[Finding]:
    """Return everything that is wrong in a catalog, by its lines.

    `template` holds the keys of the messages there are; where it is empty, all may be there.
    """
    shown = os.path.relpath(path, PROJECT) if path.is_relative_to(PROJECT) else str(path)
    data = path.read_bytes()
    found = list(_check_bytes(shown, data))
    try:
        entries = read_entries(decode(data).replace("\r\n", "\n"))
    except CatalogError as problem:
        remedy = "Mend this line; until then, the app shows the whole language in English."
        found.append(Finding("file.syntax", ERROR, shown, problem.line, problem.problem, remedy))
        return found
    catalog = _Catalog(shown, language, entries, template)
    found += _check_header(catalog)
    found += _check_entries(catalog)
    for entry in active(entries):
        if not entry.is_fuzzy:
            found += _check_texts(catalog, entry)
    return sorted(found, key=lambda each: each.line)


def _check_bytes(path: str, data: bytes) -> Iterator[Finding]:
    if data.startswith(b"\xef\xbb\xbf"):
        problem = "The file begins with a byte order mark, for which gettext’s tools skip it."
        yield Finding("file.bom", ERROR, path, 1, problem, _FORMAT)
    if b"\r" in data:
        line = data.count(b"\n", 0, data.index(b"\r")) + 1
        problem = "Lines end as on Windows (CR LF)."
        yield Finding("file.line-ends", ERROR, path, line, problem, _FORMAT)


def _check_header(catalog: _Catalog) -> Iterator[Finding]:
    header = next((each for each in catalog.entries if each.is_header), None)
    if header is None:
        problem = "The header is missing: the entry with an empty msgid at the top."
        yield catalog.find("header.missing", ERROR, 1, problem, _FORMAT)
        return
    fields = header_fields(catalog.entries)
    line = header.line
    if header.is_fuzzy:
        problem = "The header is marked fuzzy, for which gettext’s tools skip the whole catalog."
        yield catalog.find("header.fuzzy", ERROR, line, problem, _FORMAT)
    charset = fields.get("content-type", "").lower().partition("charset=")[2].strip()
    if charset != "utf-8":
        problem = f"The header says that the file’s charset is {charset or 'nothing'}, not utf-8."
        yield catalog.find("header.charset", ERROR, line, problem, _FORMAT)
    if fields.get("language") != catalog.language.folder:
        named, folder = fields.get("language") or "nothing", catalog.language.folder
        problem = f"The header says that the language is {named}; the folder says {folder}."
        yield catalog.find("header.language", ERROR, line, problem, _FORMAT)
    yield from _check_plural_header(catalog, line, fields.get("plural-forms", ""))


def _check_plural_header(catalog: _Catalog, line: int, rule: str) -> Iterator[Finding]:
    pinned = catalog.language.plural_forms
    try:
        same = plurals.is_same(rule, pinned)
    except ValueError:
        same = False
    if not same:
        problem = f"Plural-Forms is {rule or 'missing'!r}; for this language it is {pinned!r}."
        yield catalog.find("header.plural", ERROR, line, problem, _FORMAT)


def _check_entries(catalog: _Catalog) -> Iterator[Finding]:
    seen: dict[Key, int] = {}
    forms = plurals.parse(catalog.language.plural_forms)[0]
    for entry in active(catalog.entries):
        if entry.key in seen:
            problem = f"The same message stands in line {seen[entry.key]} already."
            remedy = "Delete one of the two, with its msgid."
            yield catalog.find("file.duplicate", ERROR, entry.line, problem, remedy, entry=entry)
        seen[entry.key] = entry.line
        if catalog.template and entry.key not in catalog.template:
            problem = "The app has no such message; was its msgid edited?"
            remedy = "Undo the change of the msgid; or run `nobars translate update`."
            yield catalog.find("message.unknown", ADVICE, entry.line, problem, remedy, entry=entry)
        if entry.is_fuzzy:
            problem = "It is marked fuzzy, a guess, so the app shows the source."
            remedy = "Correct the translation, and delete the word fuzzy above it."
            yield catalog.find("message.fuzzy", ADVICE, entry.line, problem, remedy, entry=entry)
        yield from _check_forms(catalog, entry, forms if entry.plural is not None else 1)


def _check_forms(catalog: _Catalog, entry: Entry, forms: int) -> Iterator[Finding]:
    if not any(entry.forms):
        return
    if len(entry.forms) != forms:
        problem = f"There are {len(entry.forms)} forms; this language has {forms}."
        rule = catalog.language.plural_forms
        remedy = "Write " + "; ".join(
            f"msgstr[{form}] for {plurals.describe(rule, form)}" for form in range(forms)
        )
        yield catalog.find("plural.count", ERROR, entry.line, problem, remedy, entry=entry)
    for form, text in enumerate(entry.forms):
        if not text:
            taken = plurals.describe(catalog.language.plural_forms, form) if form < forms else "?"
            problem = f"msgstr[{form}] is empty; it is for {taken}."
            remedy = "Translate it too; if the word doesn’t change, repeat another form."
            yield catalog.find(
                "plural.empty", ERROR, entry.lines[form], problem, remedy, entry=entry
            )


def texts_of(entry: Entry, language: Language) -> list[Text]:
    """Pair each form of a translation with the English form that it stands for."""
    source = entry.source or ""
    if entry.plural is None:
        return [Text(source, entry.forms[0], language, entry)] if entry.forms[0] else []
    sources = plurals.source_forms(language.plural_forms, source, entry.plural)
    pairs = zip(sources, entry.forms, strict=False)
    return [
        Text(each, text, language, entry, form) for form, (each, text) in enumerate(pairs) if text
    ]


def _check_texts(catalog: _Catalog, entry: Entry) -> Iterator[Finding]:
    accepted = {note.removeprefix(ACCEPTED) for note in entry.notes if note.startswith(ACCEPTED)}
    for text in texts_of(entry, catalog.language):
        for rule in RULES:
            if rule.severity is ADVICE and rule.id in accepted:
                continue
            for problem in rule.find(text):
                line = entry.lines[text.form]
                yield catalog.find(
                    rule.id,
                    rule.severity,
                    line,
                    problem,
                    rule.remedy,
                    entry=entry,
                    translation=text.translation,
                )


def problems_of(entry: Entry, language: Language) -> list[str]:
    """Return why the app can't show a translation; an empty list if it can."""
    forms = plurals.parse(language.plural_forms)[0] if entry.plural is not None else 1
    if len(entry.forms) != forms:
        return [f"It has {len(entry.forms)} forms in place of {forms}."]
    return [
        problem
        for text in texts_of(entry, language)
        for rule in RULES
        if rule.severity is ERROR
        for problem in rule.find(text)
    ]
