"""Checking a catalog: its bytes, its header, its entries, and each of its texts."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from server.catalog import plurals
from server.catalog.acceptance import accepted, find_idle
from server.catalog.across import CHOICE_REMEDY, CHOICE_SAME, find_same_choices
from server.catalog.areas import is_critical
from server.catalog.attached import REMEDIES, find_attached
from server.catalog.difference import difference
from server.catalog.finding import Finding, Severity
from server.catalog.header import Mistake, check_bytes, check_header
from server.catalog.judgements import Judgements
from server.catalog.judging import Key as Key
from server.catalog.judging import problems_of as problems_of
from server.catalog.po import CatalogError, Entry, active, decode, read_entries
from server.catalog.rules import ADVICE, ERROR
from server.core.languages import Language, script_of
from server.core.paths import PROJECT

_FORMAT = "Run `nobars translate format`; it writes it as it should be."


@dataclass(frozen=True, slots=True)
class _Catalog:
    path: str
    language: Language
    entries: list[Entry]
    template: Collection[Key]
    judgements: Judgements

    def find(  # noqa: PLR0913 (a finding has that many parts)
        self,
        rule: str,
        severity: Severity,
        line: int,
        problem: str,
        remedy: str,
        *,
        entry: Entry,
        translation: str = "",
    ) -> Finding:
        source = entry.source or ""
        shown = translation or " | ".join(entry.forms)
        critical = is_critical(entry.places)
        return Finding(rule, severity, self.path, line, problem, remedy, source, shown, critical)


def check_catalog(
    path: Path,
    language: Language,
    template: Collection[Key] = (),
    judgements: Judgements | None = None,
) -> list[Finding]:
    """Return all findings in a catalog, sorted by line.

    `template` has the keys of all messages of the app; if it is empty, no message is unknown.
    """
    shown = os.path.relpath(path, PROJECT) if path.is_relative_to(PROJECT) else str(path)
    data = path.read_bytes()
    mistakes = list(check_bytes(data))
    try:
        entries = read_entries(decode(data))
    except CatalogError as problem:
        found = [_of_file(shown, each) for each in mistakes]
        found.append(
            Finding("file.syntax", ERROR, shown, problem.line, problem.problem, problem.remedy)
        )
        return found
    mistakes += check_header(entries, language)
    catalog = _Catalog(shown, language, entries, template, judgements or Judgements(language))
    found = [_of_file(shown, each) for each in mistakes]
    found += _check_entries(catalog)
    found += _without_accepted(catalog, _check_messages(catalog))
    return sorted(found, key=lambda each: each.line)


def _of_file(path: str, mistake: Mistake) -> Finding:
    return Finding(mistake.rule, ERROR, path, mistake.line, mistake.problem, _FORMAT)


def _check_entries(catalog: _Catalog) -> Iterator[Finding]:
    seen: dict[Key, int] = {}
    forms = plurals.parse(catalog.language.plural_forms)[0]
    for entry in active(catalog.entries):
        if entry.key in seen:
            problem = f"The same message stands in line {seen[entry.key]} already."
            remedy = "Delete one of the two, with its msgid."
            yield catalog.find("file.duplicate", ERROR, entry.line, problem, remedy, entry=entry)
        seen[entry.key] = entry.line
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
            line = entry.lines[form]
            yield catalog.find("plural.empty", ERROR, line, problem, remedy, entry=entry)


def _check_messages(catalog: _Catalog) -> Iterator[tuple[Entry, Finding]]:
    for entry in active(catalog.entries):
        yield from ((entry, each) for each in _check_state(catalog, entry))
        if not entry.is_fuzzy:
            yield from ((entry, each) for each in _check_texts(catalog, entry))
    yield from _check_catalog(catalog)


def _check_catalog(catalog: _Catalog) -> Iterator[tuple[Entry, Finding]]:
    entries = [each for each in active(catalog.entries) if not each.is_fuzzy]
    for each in find_attached(entries, script_of(catalog.language.tag)):
        line, remedy = each.entry.lines[0], REMEDIES[each.rule]
        yield (
            each.entry,
            catalog.find(each.rule, ADVICE, line, each.problem, remedy, entry=each.entry),
        )
    for same in find_same_choices(active(catalog.entries)):
        line = same.entry.lines[0]
        yield (
            same.entry,
            catalog.find(
                CHOICE_SAME, same.severity, line, same.problem, CHOICE_REMEDY, entry=same.entry
            ),
        )


def _check_state(catalog: _Catalog, entry: Entry) -> Iterator[Finding]:
    if catalog.template and entry.key not in catalog.template:
        problem = "The app has no such message; was its msgid edited?"
        remedy = "Undo the change of the msgid; or run `nobars translate update`."
        yield catalog.find("message.unknown", ADVICE, entry.line, problem, remedy, entry=entry)
    if entry.is_fuzzy and entry.previous:
        problem = f"The English was reworded: {difference(entry.previous, entry.source or '')}"
        remedy = (
            f"If it still fits: `nobars translate keep {catalog.language.tag} {entry.line}`. Else "
            "correct the translation, and delete the lines with fuzzy and #| above it."
        )
        yield catalog.find("message.reworded", ADVICE, entry.line, problem, remedy, entry=entry)
    elif entry.is_fuzzy:
        problem = "It is marked fuzzy, a guess, so the app shows the source."
        remedy = "Correct the translation, and delete the word fuzzy above it."
        yield catalog.find("message.fuzzy", ADVICE, entry.line, problem, remedy, entry=entry)


def _check_texts(catalog: _Catalog, entry: Entry) -> Iterator[Finding]:
    for rule, form, problem in catalog.judgements.of(entry):
        yield catalog.find(
            rule.id,
            rule.severity,
            entry.lines[form],
            problem,
            rule.remedy,
            entry=entry,
            translation=entry.forms[form],
        )


def _without_accepted(
    catalog: _Catalog, found: Iterator[tuple[Entry, Finding]]
) -> Iterator[Finding]:
    """Yield the findings without accepted advice, then a finding for each idle acceptance."""
    given: dict[int, set[str]] = {}
    for entry, finding in found:
        given.setdefault(entry.line, set()).add(finding.rule)
        if finding.severity is ERROR or finding.rule not in accepted(entry):
            yield finding
    for entry in active(catalog.entries):
        for _, problem in find_idle(entry, given.get(entry.line, ())):
            remedy = "Delete the comment, or name the rule that `check` names."
            yield catalog.find("accepted.idle", ADVICE, entry.line, problem, remedy, entry=entry)
