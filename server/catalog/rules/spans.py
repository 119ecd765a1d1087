"""Spans of time that no single number tells: “a fortnight”, “a year and a half”, “a month”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from server.catalog import spans, words
from server.catalog.quantities import read_digits
from server.catalog.rules.numbers import find_changed_numbers
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule
from server.catalog.rules.units import find_other_units
from server.catalog.spans import Span


def _compare(text: Text) -> tuple[list[Span], list[Span]]:
    """Return the spans that only the source has, and those that only the translation has."""
    if not spans.is_known(text.base):
        return [], []
    source, there = _read(text)
    missing = [each for each in source if not any(each.is_like(one) for one in there)]
    if missing:
        # A unit may be too far from its number to be read with it, but not beside another one.
        rest, units = spans.without(text.translation, text.base), {each.unit for each in there}
        said = words.possible(rest, text.base)
        said |= {value for each in read_digits(rest) for value in each.values}
        whole = {each for each in said if each.denominator == 1 and each > 1}
        missing = [each for each in missing if not (each.numbers & whole and each.unit in units)]
    strange = [one for one in there if not any(one.is_like(each) for each in source)]
    return missing, strange


def _read(text: Text) -> tuple[list[Span], list[Span]]:
    """Return the spans of the source, with the number that this form is for, and the others."""
    only = text.only_number
    source = text.source if only is None else text.source.replace("%(n)s", str(only))
    found = _spans(source, "en")
    return found, _spans(text.translation, text.base) if found else []


_spans = lru_cache(maxsize=4096)(spans.read)


@rule("span.changed", ERROR, "Write the span of time of the source.")
def find_changed_spans(text: Text) -> Iterator[str]:
    """Whoever waits four weeks for a fortnight comes too late."""
    missing, strange = _compare(text)
    lost = [each for each in missing if each.numbers]
    other = [each for each in strange if each.numbers]
    if lost and other and not [*find_changed_numbers(text), *find_other_units(text)]:
        yield f"“{lost[0].text}” of the source is not here; here is “{other[0].text}”."


@rule("span.unit", ADVICE, "Look whether the translation still names the source’s unit of time.")
def find_exchanged_units(text: Text) -> Iterator[str]:
    """A price for a month is not one for a year."""
    missing, strange = _compare(text)
    if not missing or not strange or all(each.numbers for each in strange):
        return
    named, there = ({each.unit for each in found} for found in _read(text))
    lost = [each for each in missing if each.unit not in there]
    other = [each for each in strange if each.unit not in named and not each.numbers]
    if lost and other:
        yield f"“{lost[0].text}” of the source is not here; here is “{other[0].text}”."
