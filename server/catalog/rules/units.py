"""Units of time, which must be those of the source: 45 days are not 45 hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.core import UnknownLocaleError
from babel.units import format_unit

from server.catalog.quantities import read_digits, western
from server.catalog.reading import TAG
from server.catalog.rules.registry import ERROR, Text, rule

_SHORT = 5  # letters; from a word of this length on, its last letter may be an ending
UNITS = ("minute", "hour", "day", "week", "month", "year")
_NAMED = re.compile(
    r"[\s\u00a0-]*(?:working |calendar |full )?(minute|hour|day|week|month|year)s?\b"
)


@rule("number.unit", ERROR, "Write the unit of the source: hours, days, months …")
def find_other_units(text: Text) -> Iterator[str]:
    """A right number with a wrong unit is a wrong fact."""
    plain = TAG.sub("", text.source)
    if not _NAMED.search(plain):
        return
    counted: dict[frozenset[object], set[str]] = {}
    for each in read_digits(plain, english=True):
        match = _NAMED.match(plain[each.start + len(each.text) :])
        counted.setdefault(frozenset(each.values), set()).add(match[1] if match else "")
    there = TAG.sub("", text.translation)
    for each in read_digits(there):
        units = counted.get(frozenset(each.values), set())
        said = _unit_after(there[each.start + len(each.text) :], text.language.folder)
        if len(units) == 1 and "" not in units and said and not units & said:
            counted_here = " or ".join(f"{unit}s" for unit in sorted(said))
            yield f"{each.text} counts {counted_here} here, and {min(units)}s in the source."


def _unit_after(after: str, folder: str) -> set[str]:
    """Return the units that a text after a number begins with: those of the longest match."""
    bare = re.sub(r"^[\s\u00a0\u202f-]*", "", after).casefold()
    begun = {
        unit: max((len(stem) for stem in stems(folder, unit) if bare.startswith(stem)), default=0)
        for unit in UNITS
    }
    longest = max(begun.values())
    return {unit for unit, length in begun.items() if length == longest and length}


# Babel has no words for Chinese that fit here.
_CHINESE = {
    "minute": ["分鐘", "分钟", "分"],
    "hour": ["小時", "鐘頭", "小时", "钟头"],
    "day": ["天", "日"],
    "week": ["週", "星期", "周"],
    "month": ["個月", "个月"],
    "year": ["年"],
}


@cache
def stems(folder: str, unit: str) -> frozenset[str]:
    """Return CLDR's words of a unit of time, such as `año` and `años`.

    Words of `_SHORT` letters or more are without their last one, which may be an ending.
    """
    if folder.startswith("zh"):
        return frozenset(_CHINESE[unit])
    try:
        counted = [format_unit(n, f"duration-{unit}", locale=folder) for n in (1, 2, 3, 11, 100)]
    except (UnknownLocaleError, ValueError):
        return frozenset()
    words = {re.sub(r"[\d\s\u200f]", "", western(each)).casefold() for each in counted}
    return frozenset(
        each if len(each) < _SHORT else each[:-1]
        for each in words
        if each and not each.startswith("duration")
    )
