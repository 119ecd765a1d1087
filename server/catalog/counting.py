"""Comparing the numbers of two texts, also in other units (a day, 24 hours) and in words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property, lru_cache

from server.catalog import clock, words
from server.catalog.measures import inherited
from server.catalog.quantities import Quantity, read_digits
from server.catalog.reading import PLACEHOLDER, TAG

APART = re.compile(r"<bdi\b[^>]*>[^<]*</bdi>|https?://\S+|[*#]+[\w*…]+#|\+\d[\d ]{5,}")
_UNIT = re.compile(
    r"(?:[\s\u00a0-]|[^.;:]{0,24}?\b)(second|minute|hour|day|week|month|year|percent)"
)
# Factors to other units, so that “24 hours” may be “a day”.
_IN_OTHERS: dict[str, tuple[Fraction, ...]] = {
    "second": (Fraction(1, 60),),
    "minute": (Fraction(1, 60), Fraction(60)),
    "hour": (Fraction(1, 24), Fraction(60)),
    "day": (Fraction(1, 7), Fraction(1, 30), Fraction(1, 365), Fraction(24)),
    "week": (Fraction(7), Fraction(1, 4), Fraction(1, 52)),
    "month": (Fraction(1, 12), Fraction(1, 3), Fraction(30)),
    "year": (Fraction(12), Fraction(365)),
    "percent": (Fraction(1, 100), Fraction(1, 10)),
}
_CLOCK = re.compile(r"[\s\u00a0]?[ap]\.?m\b")  # most languages don’t use a clock of twelve hours
_HALF_YEAR = 182  # days
_ROUNDED = {14: 15, 15: 14, 7: 8, 364: 365, 360: 365}
# Numbers in words that count a unit, so that “two weeks” may be fourteen days.
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD_UNIT = re.compile(
    rf"\b({'|'.join(_WORDS)})[ -](?:full |working |whole )?(minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_MONTHS = "January February March April May June July August September October November December"
# Numbers that words of the source stand for: “a day” is 24 hours, “half” is 50 percent.
_COUNTED: dict[str, tuple[int, ...]] = {
    r"\bdays?\b|\bdaily": (24, 1), r"\bweek": (7, 1), r"\bmonth": (30, 1), r"\byear": (12, 365),
    r"\bhour": (60, 1), r"\bhalf": (30, 6, 50, 12, 15), r"\bquarter": (15, 3, 25),
    r"\band a half": (90, 18, 36),
    r"\bmidnight|\bat any time|\bround the clock|\balways": (0, 12, 24, 7), r"\bnoon": (12,),
    r"\bfirst\b|\bonce\b": (1,), r"\bsecond\b|\btwice\b|\bboth\b|\bdouble": (2,),
    r"\bthird\b": (3,), r"\bfourth\b": (4,), r"\bdozen": (12, 10), r"\bfortnight": (14, 15, 2),
    r"\bdecade": (10,), r"\bcentur": (100,), r"\bthrice|\btripl": (3,),  r"\bhundred": (100,),
    r"\bwhole|\bfull|\bsafe\b|\bsure\b|\bcertain": (100,), r"\bthousand": (1000,),
    **{rf"\b{name}\b": (n,) for n, name in enumerate(_MONTHS.split(), 1)},
}  # fmt: skip


@lru_cache(maxsize=4096)
def _english(plain: str) -> frozenset[Fraction]:
    return frozenset(words.possible(plain, "en"))


@lru_cache(maxsize=4096)
def _english_words(plain: str) -> tuple[Quantity, ...]:
    return tuple(words.sure(plain, "en"))


# Other eras: a language, a word that announces the era ("" for always), and what to add to a year.
# Year 1 of the Republic of China is 1912, of the Reiwa era 2019; the Buddhist era is 543 ahead.
_ERAS = (
    ("th", "", -543),
    ("zh", "民國|民国", 1911),
    ("ja", "令和", 2018),
    ("ja", "平成", 1988),
)


def eras(text: str, language: str) -> set[int]:
    """Return the numbers that may be added to years of a text to convert them to our era."""
    return {since for base, word, since in _ERAS if language == base and re.search(word, text)}


def acceptable(value: Fraction, unit: str) -> set[Fraction]:
    """Return the numbers that mean the same in this unit or in another one."""
    found = {value}
    for factor in _IN_OTHERS.get(unit, ()):
        other = value * factor
        if other.denominator in {1, 2, 4}:
            found.add(other)
    if unit == "pm" and value < 12:
        found.add(value + 12)
    elif unit == "am" and value == 12:
        found.add(Fraction(0))
    if unit == "day" and abs(value - _HALF_YEAR) < 4:
        found.add(Fraction(1, 2))
    return found | {Fraction(_ROUNDED[int(each)]) for each in found if each in _ROUNDED}


def _unit(plain: str, quantity: Quantity) -> str:
    after = plain[quantity.start + len(quantity.text) :]
    if clock := _CLOCK.match(after):
        return clock[0].replace(".", "").strip()
    match = _UNIT.match(after)
    return match[1] if match else ""


class Source:
    """The numbers of a source; `only` is the single number that a plural form is for, if any."""

    def __init__(self, source: str, only: int | None = None, language: str = "") -> None:
        """Read the numbers of `source`, except times of day that a rule reads in `language`."""
        self._plain = TAG.sub("", PLACEHOLDER.sub("", source))
        bare = TAG.sub("", APART.sub(lambda match: " " * len(match[0]), source))
        times = clock.read_english(bare) if clock.is_known(language) else []
        self.has_times = bool(times)
        bare = clock.without(bare, times)
        digits = read_digits(bare, english=True)
        units = inherited(bare, digits, [_unit(bare, each) for each in digits])
        self.digits = [*zip(digits, units, strict=True)]
        self.words = _english_words(bare)
        found = _WORD_UNIT.findall(bare)
        self.units = {Fraction(_WORDS.index(word.lower()) + 1): unit for word, unit in found}
        self._only = only

    @cached_property
    def allowed(self) -> set[Fraction]:
        """Return every number that a translation may have."""
        plain = self._plain
        found = {Fraction(0), Fraction(1), *_english(plain)}
        for each in [*read_digits(plain, english=True), *self.words]:
            for value in each.values:
                found |= acceptable(value, _unit(plain, each))
        for each, unit in self.digits:
            for value in each.values:
                found |= acceptable(value, unit)
        for value, unit in self.units.items():
            found |= acceptable(value, unit)
        for pattern, counted in _COUNTED.items():
            if re.search(pattern, plain, 0 if pattern[2].isupper() else re.IGNORECASE):
                found |= set(map(Fraction, counted))
        return found | ({Fraction(self._only)} if self._only is not None else set())


class Counted:
    """The numbers of a translation, in digits and in the words of its language."""

    def __init__(self, translation: str, language: str, *, times: bool = False) -> None:
        """Read the numbers of `translation`; `language` is the first part of its tag.

        With `times`, times of day are left out.
        """
        bare = TAG.sub("", APART.sub(" ", translation))
        if times:
            bare = clock.without(bare, clock.read(bare, language))
        self._bare = PLACEHOLDER.sub("\ufffc", bare)
        self._language = language
        self.digits = read_digits(self._bare)

    @cached_property
    def _possible(self) -> set[Fraction]:
        return words.possible(self._bare, self._language)

    def has(self, wanted: set[Fraction]) -> bool:
        """Return whether the translation has one of these numbers, in digits or in words."""
        wanted = wanted | {each - since for each in wanted for since in self._eras if each > 1900}
        return any(wanted & each.values for each in self.digits) or bool(wanted & self._possible)

    def misses(self, source: Source) -> list[str]:
        """Return the numbers of the source that the translation doesn't have in any form."""
        found = []
        for each, unit in source.digits:
            wanted = {value for one in each.values for value in acceptable(one, unit)}
            times = sum(each.values == other.values for other, _ in source.digits)
            if self._count(each.values) >= times:
                continue
            # A “1” alone proves nothing: many languages say “a year” for “12 months”.
            fewer = times > 1 and not wanted & self._possible
            if fewer or not self.has(wanted - {Fraction(1)} or wanted):
                found.append(each.text)
        for each in source.words:
            wanted = {v for one in each.values for v in acceptable(one, source.units.get(one, ""))}
            if not self.has(wanted):
                found.append(each.text)
        return list(dict.fromkeys(found))

    def _count(self, wanted: frozenset[Fraction]) -> int:
        return sum(bool(wanted & each.values) for each in self.digits)

    def strangers(self, source: Source) -> list[str]:
        """Return the numbers of the translation that the source doesn't have in any unit."""
        numbers = [*self.digits, *words.sure(self._bare, self._language)]
        return list(dict.fromkeys(each.text for each in numbers if not self.fits(each, source)))

    def fits(self, quantity: Quantity, source: Source) -> bool:
        """Return whether the source has a quantity in any unit, or as a year of another era."""
        shift = {0, *(-since for since in self._eras)}
        return any(each - years in source.allowed for each in quantity.values for years in shift)

    @cached_property
    def _eras(self) -> set[int]:
        return eras(self._bare, self._language)
