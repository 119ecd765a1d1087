"""Reading measures: a number with what it counts, such as `24 hours`, `50 Mo`, `5 %` or `三天`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Literal

from babel.core import UnknownLocaleError
from babel.numbers import list_currencies
from babel.units import format_unit

from server.catalog import words
from server.catalog.quantities import Quantity, read_digits, western

TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_CLDR = {
    **{unit: f"duration-{unit}" for unit in TIMES},
    **{f"{size}byte": f"digital-{size}byte" for size in ("kilo", "mega", "giga", "tera")},
    "percent": "concentr-percent",
}
_SHORT = 5  # letters; from a word of this length on, its last letter may be an ending
_GAP = r"[\s\u00a0\u202f\u200f\u200e-]*"
# Babel has no words for Chinese that fit here.
_HAN = {
    "second": ["秒"],
    "minute": ["分鐘", "分钟", "分"],
    "hour": ["小時", "鐘頭", "小时", "钟头"],
    "day": ["天", "日"],
    "week": ["週", "星期", "周"],
    "month": ["個月", "个月"],
    "year": ["年"],
    "percent": ["%", "％"],
}
_ENGLISH = re.compile(
    rf"{_GAP}(?:(?:working|calendar|full|whole|further|more) )?"
    rf"(?:({'|'.join(TIMES)}|(?:kilo|mega|giga|tera)byte|percent)s?\b|(%|per cent\b))"
)
_BYTES = {"KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte"}
_SIZE = re.compile(rf"{_GAP}([kKMGT]B)\b")
_CODE_AFTER, _CODE_BEFORE = re.compile(r"[\s\u00a0]?([A-Z]{3})\b"), re.compile(r"\b([A-Z]{3})\s?$")
_SIGN_AFTER, _SIGN_BEFORE = re.compile(r"[\s\u00a0\u202f]?([$€£¥₹₽₺])"), re.compile(r"([$€£¥₹₽₺])$")
# After a bare number no word follows that could be what it counts.
_BARE = re.compile(r"\s*(?:$|[.,;:)!?](?!\d)|(?:or|and|to|of)\b|[–-])")
_LISTED = re.compile(r",?\s*(?:or|and|to|of|–|-)?\s*")
_SENTENCE = re.compile(r"[.!?;]\s")
_ADJECTIVE = re.compile(r"^[^\W\d_]{4,}[\s\u00a0](?=[^\W\d_])")
_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Measure:
    """A number, and the units that it may count: none if they are unknown."""

    values: frozenset[Fraction]
    units: frozenset[str]
    text: str


def read(text: str, folder: str, language: str) -> list[Measure]:
    """Return the measures of a translation, in digits and in words."""
    numbers = [*read_digits(text), *words.sure(text, language)]
    return [
        Measure(each.values, frozenset(units_beside(*_beside(text, each), folder)), each.text)
        for each in numbers
    ]


def read_english(text: str) -> list[Measure]:
    """Return the measures of a source; a bare number counts what its neighbours count."""
    numbers = [*read_digits(text, english=True), *words.sure(text, "en")]
    numbers.sort(key=lambda each: each.start)
    units = inherited(text, numbers, [_english_unit(text, each) for each in numbers])
    return [
        Measure(each.values, frozenset({unit} - {""}), each.text)
        for each, unit in zip(numbers, units, strict=True)
    ]


def inherited(text: str, numbers: Sequence[Quantity], units: Sequence[str]) -> list[str]:
    """Return the units with those that bare numbers share: `45, 60 or 180 days`, `after 72`."""
    found = list(units)
    ends = [each.start + len(each.text) for each in numbers]
    bare = [
        not unit and max(each.values) < _YEAR and bool(_BARE.match(text[end:]))
        for each, unit, end in zip(numbers, units, ends, strict=True)
    ]
    for n in reversed(range(len(numbers) - 1)):
        if bare[n] and _LISTED.fullmatch(text[ends[n] : numbers[n + 1].start]):
            found[n] = found[n + 1]
    for n, (before, here) in enumerate(pairwise(numbers), 1):
        between = text[before.start : here.start]
        if bare[n] and not found[n] and not _SENTENCE.search(between):
            found[n] = found[n - 1]
    return found


def _english_unit(text: str, number: Quantity) -> str:
    before, after = _beside(text, number)
    if match := _ENGLISH.match(after):
        return match[1] or "percent"
    return next(_signs_beside(before, after), "")


def _signs_beside(before: str, after: str) -> Iterator[str]:
    """Yield the unit that a sign of any language shows: `MB`, `%`, `THB`, `€`."""
    if match := _SIZE.match(after):
        yield _BYTES[match[1].upper()]
    if re.match(rf"{_GAP}[%％٪]", after):
        yield "percent"
    for match in (_CODE_BEFORE.search(before), _CODE_AFTER.match(after)):
        if match and match[1] in list_currencies():
            yield match[1]
    for match in (_SIGN_BEFORE.search(before), _SIGN_AFTER.match(after)):
        if match:
            yield match[1]


def _beside(text: str, number: Quantity) -> tuple[str, str]:
    return text[: number.start], text[number.start + len(number.text) :]


def units_beside(before: str, after: str, folder: str) -> set[str]:
    """Return the units that stand beside a number, or behind an adjective: `6 weitere Tage`."""
    if signs := set(_signs_beside(before, after)):
        return signs
    bare = re.sub(f"^{_GAP}", "", after).casefold()
    before = re.sub(f"{_GAP}$", "", before).casefold()
    behind = _ADJECTIVE.sub("", bare)
    return _named(folder, before, bare) or (_named(folder, "", behind) if behind != bare else set())


def _named(folder: str, before: str, bare: str) -> set[str]:
    """Return the units with the longest word at the end of `before` or the beginning of `bare`."""
    begun = {
        unit: max(
            *(len(stem) for stem in stems(folder, unit) if bare.startswith(stem)),
            *(len(word) for word in _short(folder, unit) if _is_word(word, bare)),
            *(len(word) for word in _leading(folder, unit) if before.endswith(word)),
            0, 0,
        )
        for unit in _CLDR
    }  # fmt: skip
    longest = max(begun.values())
    return {unit for unit, length in begun.items() if length == longest and length}


def _is_word(word: str, text: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


@cache
def stems(folder: str, unit: str) -> frozenset[str]:
    """Return CLDR's words of a unit that follow a number, such as `año` and `años`.

    Words of `_SHORT` letters or more are without their last one, which may be an ending.
    """
    if folder.startswith("zh"):
        return frozenset(_HAN.get(unit, ()))
    return frozenset(
        each if len(each) < _SHORT else each[:-1]
        for counted in _counted(folder, unit, "long")
        if (each := re.sub(r"[\d\s\u200f]", "", counted)) and counted[:1].isdecimal()
    )


@cache
def _short(folder: str, unit: str) -> frozenset[str]:
    """Return CLDR's abbreviations of a unit without their dot; one letter may be another word."""
    words = (re.sub(r"[\d\s\u200f.]", "", each) for each in _counted(folder, unit, "short"))
    return frozenset(each for each in words if len(each) > 1 or each == "h")


@cache
def _leading(folder: str, unit: str) -> frozenset[str]:
    """Return CLDR's words of a unit that stand before a number, as `yüzde` in Turkish."""
    every = [*_counted(folder, unit, "long"), *_counted(folder, unit, "short")]
    found = (re.fullmatch(r"(\D{2,}?)\s*\d+", each) for each in every)
    return frozenset(match[1] for match in found if match)


@cache
def _counted(folder: str, unit: str, length: Literal["long", "short"]) -> list[str]:
    """Return CLDR's counts of a unit; for some languages it has only the short ones."""
    try:
        counted = [format_unit(n, _CLDR[unit], length, locale=folder) for n in (1, 2, 3, 11, 100)]
    except (UnknownLocaleError, ValueError):
        return []
    known = [western(each).casefold() for each in counted if _CLDR[unit] not in each]
    return known or (_counted(folder, unit, "short") if length == "long" else [])
