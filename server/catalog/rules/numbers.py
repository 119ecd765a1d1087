"""Numbers: a translation must have those of its source, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from server.catalog import multiples, words
from server.catalog.counting import Counted, Source, acceptable
from server.catalog.language_data import table
from server.catalog.quantities import read_digits
from server.catalog.reading import TAG
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_source = lru_cache(maxsize=4096)(Source)
_counted = lru_cache(maxsize=8)(Counted)


def _both(text: Text) -> tuple[Source, Counted]:
    source = _source(text.source, text.only_number, text.base)
    return source, _counted(text.translation, text.base, times=source.has_times)


_RANGE = re.compile(r"\d\s*(?:to|–|-|or)\s*\d")


@rule("number.changed", ERROR, "Write the source’s number, in digits or in words.")
def find_changed_numbers(text: Text) -> Iterator[str]:
    """With a wrong number of hours, days or per cents, readers may lose money or a SIM."""
    source, there = _both(text)
    missing = there.misses(source)
    strange = there.strangers(source) if missing else []
    if strange:
        yield f"{_list(missing)} of the source is not here; here is {_list(strange)}."


_LIST = re.compile(r"\d[\d.,]*(?:, \d[\d.,]*)+,? (?:or|and) \d[\d.,]*\d?")


@rule("number.lost", ERROR, "Write all of the numbers that the source lists.")
def find_shortened_lists(text: Text) -> Iterator[str]:
    """A list such as “45, 60 or 180 days” must be complete."""
    source, there = _both(text)
    for match in _LIST.finditer(TAG.sub("", text.source)):
        listed = [each.values for each in read_digits(match[0], english=True)]
        kept = [each for each in listed if there.has(set(each))]
        units = {each.values: unit for each, unit in source.digits}
        for each in source.digits:
            values = each[0].values
            if kept and values in listed and values not in kept:
                unit = next((unit for one in listed if (unit := units.get(one, ""))), "")
                if not there.has({v for one in values for v in acceptable(one, unit)}):
                    yield f"{each[0].text} of the source’s list is not here."


@rule("number.missing", ADVICE, "Keep the number, in digits or in words.")
def find_missing_numbers(text: Text) -> Iterator[str]:
    """Numbers of days and per cents are facts, which a translation must not leave out."""
    source, there = _both(text)
    least = 3 if words.is_known(text.base) else 13
    for each, unit in source.digits:
        wanted = {value for one in each.values for value in acceptable(one, unit)}
        # Many languages need no word for “one”, as in “a day” for 24 hours.
        counts = min(each.values) >= least and 1 not in wanted
        if counts and not there.has(wanted) and not there.strangers(source):
            yield f"{each.text} of the source is not here."  # else number.changed has it


@rule("number.added", ADVICE, "Remove it, or ask for it in the source: facts are checked there.")
def find_added_numbers(text: Text) -> Iterator[str]:
    """Facts are checked in the source: nobody has checked a number that only one language has."""
    source, there = _both(text)
    if there.digits and not there.misses(source):
        for each in there.digits:
            if not there.fits(each, source):
                yield f"The source has no {each.text}."


@rule("number.order", ADVICE, "Write the smaller number first, as the source does.")
def find_turned_ranges(text: Text) -> Iterator[str]:
    """A range has its smaller number first: “180 to 90” is none."""
    plain = TAG.sub("", text.source)
    if not _RANGE.search(plain):
        return
    source, there = read_digits(plain), read_digits(TAG.sub("", text.translation))
    for one, other in pairwise(source):
        between = plain[one.start + len(one.text) : other.start]
        if re.search(r"\d, $", plain[: one.start]):
            continue  # the end of a list has no order
        if re.fullmatch(_RANGE.pattern.replace("\\d", ""), between) and max(one.values) < max(
            other.values
        ):
            for first, second in pairwise(there):
                if (first.values, second.values) == (other.values, one.values):
                    yield f"{second.text} comes after {first.text} here."


_SAID = re.compile(r"\b(?P<said>within|after|for|up to|about|over|under) (?P<n>\d[\d.,]*\d|\d)\b")


@rule("number.moved", ADVICE, "Look whether each number stands beside what it counts.")
def find_moved_numbers(text: Text) -> Iterator[str]:
    """“Within 30 seconds, …, within 24 hours” keeps its order; a turned one says the reverse."""
    found = [*_SAID.finditer(TAG.sub("", text.source))]
    there = [each.values for each in read_digits(TAG.sub("", text.translation))]
    for one, other in pairwise(found):
        if one["said"] != other["said"] or one["n"] == other["n"]:
            continue
        first, second = (
            [n for n, values in enumerate(there) if read_digits(each["n"])[0].values & values]
            for each in (one, other)
        )
        if len(first) == len(second) == 1 and first > second:
            yield f"{other['n']} comes before {one['n']} here."


_HALF_HOUR = re.compile(r"\bhalf[ -](?:an )?hour|\b30 minutes\b", re.IGNORECASE)
# Minutes, per cent, months, hours and days of a half, and of one and a half.
_HALF_AS_NUMBER = {30, 50, 6, 12, 15, 90, 18, 36}


@rule("number.half", ADVICE, "Keep the half, in words or as a number.")
def find_lost_halves(text: Text) -> Iterator[str]:
    """A half must not be lost: with “an hour” for “half an hour”, readers wait twice as long."""
    known = table("number_words")
    plain = TAG.sub("", text.source)
    if text.base not in known["half"]:
        return
    there = words.possible(text.translation, text.base)
    there |= {value for each in read_digits(text.translation) for value in each.values}
    half_day = re.search(known["half_day"].get(text.base, r"(?!)"), text.translation.lower())
    if _HALF_HOUR.search(plain) and half_day and 30 not in there:
        yield f"“{half_day[0]}” is not half an hour."
    elif (
        re.search(r"\bhalf\b", plain, re.IGNORECASE)
        and not any(each in _HALF_AS_NUMBER or each.denominator != 1 for each in there)
        and 2 not in multiples.read(text.prose, text.base)  # “twice as cheap”
    ):
        yield "The half of the source is not here."


def _list(numbers: list[str]) -> str:
    return " and ".join(numbers[:3])
