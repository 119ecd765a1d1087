"""Names of months and of countries, which CLDR has in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?= \d{4}\b)"
)
_STEM = 4  # letters of a name; a longer one may have another ending in a sentence


@rule("date.month", ERROR, "Write the month of the source.")
def find_other_months(text: Text) -> Iterator[str]:
    """July became June: with a wrong month, a rule begins too early."""
    if not (wanted := [*dict.fromkeys(_MONTH.findall(text.source_prose))]):
        return
    own, english = _months(text.language.folder), _months("en")
    prose = text.prose.casefold()
    numbers = [n for n, names in english.items() if {each.casefold() for each in wanted} & names]
    there = {n for n, names in own.items() if any(_stands(each, prose) for each in names)}
    missing = [n for n in numbers if n not in there]
    strange = sorted(there - set(numbers))
    if missing and strange and not _has_number(missing, text.prose):
        said = min(own[strange[0]], key=len)
        yield f"The source has {', '.join(wanted)}, and here is “{said}”."


def _has_number(months: list[int], prose: str) -> bool:
    return any(re.search(rf"(?<!\d)0?{n}(?!\d)", prose) for n in months)


@cache
def _months(folder: str) -> dict[int, frozenset[str]]:
    """Return the words of each month that are no numbers."""
    found: dict[int, set[str]] = {}
    for context in ("format", "stand-alone"):
        try:
            names = get_month_names("wide", context, folder)
        except (UnknownLocaleError, ValueError):
            continue
        for n, name in names.items():
            if not re.search(r"\d", name):
                found.setdefault(n, set()).add(name.casefold())
    return {n: frozenset(names) for n, names in found.items()}


_ALSO = {"czech republic": "CZ", "korea": "KR", "china": "CN", "turkey": "TR"}


@rule("name.country", ADVICE, "Write the country of the source.")
def find_other_countries(text: Text) -> Iterator[str]:
    """A rule of another country is no rule for readers."""
    source = text.source_prose.casefold()
    english, own = _countries("en"), _countries(text.language.folder)
    named = [code for code, name in english.items() if name in source and _stands(name, source)]
    named += [code for name, code in _ALSO.items() if name in source]
    if not named or not own:
        return
    prose = text.prose.casefold()
    lost = [code for code in named if code in own and not _begins(own[code], prose)]
    found = [code for code, name in own.items() if code not in named and _stands(name, prose)]
    strange = [code for code in found if not _is_part(own[code], [own[each] for each in named])]
    if lost and strange:
        yield f"The source has {english[lost[0]].title()}, and here is {own[strange[0]].title()}."


def _is_part(name: str, names: list[str]) -> bool:
    return any(name in each for each in names)


@cache
def _countries(folder: str) -> dict[str, str]:
    """Return CLDR's names of countries, without brackets."""
    try:
        territories = Locale.parse(folder).territories
    except (UnknownLocaleError, ValueError):
        return {}
    named = {
        code: re.sub(r"\s*[(（].*", "", str(name)).casefold()
        for code, name in territories.items()
        if code.isalpha()
    }
    return {code: name for code, name in named.items() if len(name) > 1}


def _stands(name: str, prose: str) -> bool:
    """Return whether a name stands in a text, as a word where words are separate."""
    if name not in prose:
        return False
    return bool(re.search(rf"(?<![^\W\d_]){re.escape(name)}", prose)) or not name.isascii()


def _begins(name: str, prose: str) -> bool:
    """Return whether a name stands in a text, perhaps with another ending."""
    return (name[: max(len(name) - 2, _STEM)] if len(name) > _STEM else name) in prose
