"""Units, which must be those of the source: 45 days are not 45 hours, and 5 GB not 5 days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from server.catalog import measures
from server.catalog.measures import Measure
from server.catalog.reading import TAG, names
from server.catalog.rules.registry import ERROR, Text, rule
from server.catalog.spans import MINUTES

_source = lru_cache(maxsize=4096)(measures.read_english)
_COUNTED = re.compile(rf"^[\s\u00a0](?:\w{{2,}} )?({'|'.join(measures.TIMES)})s?\b")
_ALIKE = 0.085  # a month has 30 or 31 days


@rule("number.unit", ERROR, "Write the unit of the source: hours, days, megabytes, per cent …")
def find_other_units(text: Text) -> Iterator[str]:
    """A right number with a wrong unit is a wrong fact."""
    yield from _of_values(text)
    source = _source(TAG.sub("", text.source))
    if not any(each.units for each in source):
        return
    counted: dict[frozenset[object], set[str]] = {}
    for each in source:
        counted.setdefault(frozenset(each.values), set()).update(each.units or {""})
    there = measures.read(TAG.sub("", text.translation), text.language.folder, text.base)
    for each in there:
        units = counted.get(frozenset(each.values), set())
        if len(units) != 1 or not each.units or units & each.units or _is_said(each, source):
            continue
        said = " or ".join(f"{unit}s" for unit in sorted(each.units))
        if "" not in units:
            yield f"{each.text} counts {said} here, and {min(units)}s in the source."
        elif _has_lost(each.units, source, there):
            yield f"{each.text} counts {said} here, and something else in the source."


def _of_values(text: Text) -> Iterator[str]:
    """Yield the values that count another unit: “%(n)s hours” for “%(n)s minutes”."""
    plain = TAG.sub("", text.source)
    for name in dict.fromkeys(names(plain)):
        after = plain.split(f"%({name})s")[1]
        match = _COUNTED.match(after)
        pieces = TAG.sub("", text.translation).split(f"%({name})s")
        for before, behind in pairwise(pieces):
            units = measures.units_beside(before, behind, text.language.folder)
            if match and units and match[1] not in units:
                said = " or ".join(f"{unit}s" for unit in sorted(units))
                yield f"%({name})s counts {said} here, and {match[1]}s in the source."


def _is_said(measure: Measure, source: list[Measure]) -> bool:
    """Return whether the source has a span of time in another unit: 2 days for 48 hours."""
    mine = _minutes(measure)
    return any(
        abs(one / other - 1) < _ALIKE for each in source for other in _minutes(each) for one in mine
    )


def _minutes(measure: Measure) -> list[float]:
    return [
        float(value * MINUTES[unit])
        for unit in measure.units
        if unit in MINUTES
        for value in measure.values
        if value
    ]


def _has_lost(units: frozenset[str], source: list[Measure], there: list[Measure]) -> bool:
    """Return whether the number that counts this in the source counts nothing here."""
    counting = [each for each in source if each.units & units]
    return bool(counting) and all(
        any(each.values == one.values for one in there)
        and not any(each.values == one.values and one.units for one in there)
        for each in counting
    )
