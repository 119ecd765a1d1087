"""Judgements: what the rules found in each translation, kept from one check to the next.

A judgement is kept by a hash of all that decides it: texts, their greatest length, the language,
and the files of the rules. So a check judges only what has changed since the last one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from server.catalog.judging import Problem, advice_of, errors_of, remember
from server.catalog.po import Entry
from server.catalog.rules import ERROR, RULES
from server.core.languages import Language
from server.core.paths import CODE, TRANSLATIONS

_BY_ID = {each.id: each for each in RULES}
_ERRORS = "errors "  # before the hash of a translation of which only the errors were asked for
Kept = dict[str, list[tuple[str, int, str]]]  # rule, form, problem; by the hash of a translation


class Judgements:
    """The judgements of a catalog."""

    def __init__(self, language: Language, folder: Path | None = None) -> None:
        """Read the judgements of an earlier check by the same rules, if there is a `folder`."""
        self._language = language
        self._file = folder and folder / f"judged-{language.folder}-{_hash_of_rules(language)}.json"
        self._kept: Kept = _read(self._file)
        self._asked: Kept = {}

    def of(self, entry: Entry) -> Iterator[Problem]:
        """Yield the errors of a translation, then the advice on it."""
        key = _key(entry)
        found = self._kept_at(key)
        if found is None:
            found = [*self._errors(entry, key), *advice_of(entry, self._language)]
        self._note(entry, key, found)
        yield from found

    def judge(self, entry: Entry) -> None:
        """Find the errors of a translation alone; advice would take as long again."""
        key = _key(entry)
        if (found := self._kept_at(key)) is None:
            found, key = self._errors(entry, key), _ERRORS + key
        self._note(entry, key, found)

    def _errors(self, entry: Entry, key: str) -> list[Problem]:
        found = self._kept_at(_ERRORS + key)
        return [*errors_of(entry, self._language)] if found is None else found

    def _kept_at(self, key: str) -> list[Problem] | None:
        if key not in self._kept:
            return None
        return [Problem(_BY_ID[rule], form, said) for rule, form, said in self._kept[key]]

    def _note(self, entry: Entry, key: str, found: list[Problem]) -> None:
        errors = tuple(each for each in found if each.rule.severity is ERROR)
        remember(entry, self._language, errors)
        self._asked[key] = [(each.rule.id, each.form, each.problem) for each in found]

    def keep(self) -> None:
        """Write the judgements to a new file and rename that; a read-only folder keeps none.

        Judgements that were not asked for are dropped once they are more than the others.
        """
        if self._file and not self._asked.keys() <= self._kept.keys():
            useful = len(self._kept) <= 2 * len(self._asked)
            kept = {**self._kept, **self._asked} if useful else self._asked
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                fresh = self._file.with_suffix(f".{os.getpid()}")
                fresh.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
                fresh.replace(self._file)


def judge(entries: Iterable[Entry], language: Language, folder: Path) -> None:
    """Find the errors of each translation that no earlier command has judged, and keep them."""
    judgements = Judgements(language, folder)
    for entry in entries:
        if all(entry.forms):
            judgements.judge(entry)
    judgements.keep()


def _key(entry: Entry) -> str:
    return _hash([entry.source, entry.plural, entry.forms, entry.budget])


def _read(file: Path | None) -> Kept:
    """Return the kept judgements; none if the file is damaged or names rules that are gone."""
    try:
        kept: Kept = json.loads(file.read_text("utf-8")) if file else {}
        known = all(rule in _BY_ID for found in kept.values() for rule, _, _ in found)
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return kept if known else {}


def rule_files() -> Iterator[Path]:
    """Yield all files that decide judgements: the rules, and the names of operators."""
    for folder in (CODE / "catalog", CODE / "features" / "operators" / "data"):
        yield from sorted(folder.rglob("*.*"))


def hash_of(paths: Iterable[Path]) -> str:
    """Return a hash of the names and bytes of files."""
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix != ".pyc" and path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _hash_of_rules(language: Language) -> str:
    glossary = TRANSLATIONS / language.folder / "GLOSSARY.md"
    files = hash_of([*rule_files(), CODE / "core" / "languages.py", glossary])
    return _hash([files, repr(language), version("babel")])


def _hash(parts: list[object]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
