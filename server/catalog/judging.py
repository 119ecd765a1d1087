"""The decision which translations the app refuses to show, for build, server and preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from server.catalog import plurals
from server.catalog.across import find_same_choices
from server.catalog.finding import Severity
from server.catalog.po import Entry
from server.catalog.rules import ADVICE, ERROR, RULES, Rule, Text
from server.core.languages import Language

Key = tuple[str | None, str]


class Problem(NamedTuple):
    """A problem that a rule has found in one form of a translation."""

    rule: Rule
    form: int
    problem: str


_Judged = tuple[str, str | None, tuple[str, ...], int, Language]
_known: dict[_Judged, tuple[Problem, ...]] = {}
_MOST = 20_000  # translations remembered in memory; all catalogs together have fewer


def texts_of(entry: Entry, language: Language) -> list[Text]:
    """Return each form of a translation with the English form that it translates."""
    source = entry.source or ""
    if entry.plural is None:
        return [Text(source, entry.forms[0], language, entry)] if entry.forms[0] else []
    sources = plurals.source_forms(language.plural_forms, source, entry.plural)
    pairs = zip(sources, entry.forms, strict=False)
    return [
        Text(each, text, language, entry, form) for form, (each, text) in enumerate(pairs) if text
    ]


def problems_of(entry: Entry, language: Language) -> list[str]:
    """Return the reasons why the app refuses a translation; an empty list if it shows it."""
    forms = plurals.parse(language.plural_forms)[0] if entry.plural is not None else 1
    if len(entry.forms) != forms:
        return [f"It has {len(entry.forms)} forms in place of {forms}."]
    return [each.problem for each in errors_of(entry, language)]


def errors_of(entry: Entry, language: Language) -> tuple[Problem, ...]:
    """Return the errors of a translation. They are remembered, so each is judged once."""
    known = _known.get(_judged(entry, language))
    return known if known is not None else remember(entry, language, _find(entry, language, ERROR))


def remember(entry: Entry, language: Language, errors: Iterable[Problem]) -> tuple[Problem, ...]:
    """Remember the errors of a translation, and return them."""
    if len(_known) > _MOST:
        _known.clear()
    return _known.setdefault(_judged(entry, language), tuple(errors))


def _judged(entry: Entry, language: Language) -> _Judged:
    return entry.source or "", entry.plural, tuple(entry.forms), entry.budget, language


def advice_of(entry: Entry, language: Language) -> Iterator[Problem]:
    """Yield the advice on a translation, accepted advice included."""
    return _find(entry, language, ADVICE)


def _find(entry: Entry, language: Language, severity: Severity) -> Iterator[Problem]:
    return (
        Problem(rule, text.form, problem)
        for text in texts_of(entry, language)
        for rule in RULES
        if rule.severity is severity
        for problem in rule.find(text)
    )


def refused(entries: Iterable[Entry], language: Language) -> dict[Key, list[str]]:
    """Return the messages of a catalog that the app refuses, by key, with the reasons."""
    written = [each for each in entries if all(each.forms) and not each.is_fuzzy]
    found = {each.key: problems_of(each, language) for each in written}
    for same in find_same_choices(written):
        if same.severity is Severity.ERROR:
            found[same.entry.key].append(same.problem)
    return {key: problems for key, problems in found.items() if problems}
