"""Reading spans of time: `a year and a half`, `anderthalb Jahre`, `quinzaine`, `半年`.

The table of languages is language_data/spans.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from server.catalog import words
from server.catalog.counting import APART
from server.catalog.language_data import table
from server.catalog.quantities import western
from server.catalog.reading import HELD, prose

MINUTES: dict[str, Fraction] = {
    "second": Fraction(1, 60),
    "minute": Fraction(1),
    "hour": Fraction(60),
    "day": Fraction(1440),
    "week": Fraction(7 * 1440),
    "month": Fraction(43_830),
    "year": Fraction(525_960),
    "decade": Fraction(5_259_600),
    "century": Fraction(52_596_000),
}
_ALIKE = 0.085  # four weeks and a month, 365 days and a year
_NEVER = "(?!)"
_SPACE = r"[ \u00a0\u202f-]*"
_HAN = {"zh", "ja"}
_LONGEST = 1000  # a greater number before a unit is a year of a date


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time: the numbers that it may have, none if it has no number, and its unit."""

    numbers: frozenset[Fraction]
    unit: str
    text: str

    def is_like(self, other: Span) -> bool:
        """Return whether two spans can mean the same; without a number, one may be meant."""
        mine, others = self.numbers or {Fraction(1)}, other.numbers or {Fraction(1)}
        if self.unit == other.unit:
            return bool(mine & others)
        return any(
            abs(one * MINUTES[self.unit] / (another * MINUTES[other.unit]) - 1) < _ALIKE
            for one in mine
            for another in others
            if one and another
        )


def is_known(language: str) -> bool:
    """Return whether spans can be read in a language."""
    return language in table("spans")


def read(text: str, language: str) -> list[Span]:
    """Return the spans of a catalog's text, without codes and without years of dates."""
    return _scan(text, language)[0]


def without(text: str, language: str) -> str:
    """Return a catalog's text with line breaks in place of its spans."""
    return _scan(text, language)[1]


@lru_cache(maxsize=4096)
def _scan(text: str, language: str) -> tuple[list[Span], str]:
    plain = words.with_digits(western(prose(APART.sub("\n", text))), language).lower()
    found = []
    for pattern, unit, numbers in _patterns(language):
        kept = []
        for match in pattern.finditer(plain):
            span = _read(match, unit, numbers, language)
            if span is not None:
                found.append(span)
            kept.append((match.start(), match.end()))
        for start, end in kept:  # a later pattern must not read a part of it
            plain = plain[:start] + "\n" * (end - start) + plain[end:]
    return found, plain


def _read(
    match: re.Match[str], unit: str, numbers: frozenset[Fraction], language: str
) -> Span | None:
    if numbers:
        return Span(numbers, unit, match[0].strip())
    groups = match.groupdict()
    if groups.get("half"):
        return Span(frozenset({Fraction(1, 2)}), unit, match[0].strip())
    values = {Fraction(3, 2)} if groups.get("mixed") else _values(groups.get("n"), language)
    if any(each >= _LONGEST for each in values):
        return None
    if groups.get("mid") or groups.get("after"):
        values = {each + Fraction(1, 2) for each in values or {Fraction(1)}}
    return Span(frozenset(values), unit, match[0].strip())


def _values(written: str | None, language: str) -> set[Fraction]:
    """Return the numbers before a unit: none without one, or if it is a placeholder's."""
    if written is None or written == HELD:
        return set()
    if re.fullmatch(r"\d+(?:[.,]\d)?", written):
        return {Fraction(written.replace(",", "."))}
    if language in _HAN and set(written) <= set(words.HAN_NUMERALS):
        each = [min(words.read_han(sign)) for sign in written]
        is_about = len(each) == 2 and each[1] - each[0] == 1 and each[1] < 10  # 两三天
        return {*each} if is_about else words.read_han(written)
    return {Fraction(_words(language).get(written, 1))}


@cache
def _words(language: str) -> dict[str, int]:
    """Return the words of the numbers up to 100 that are one word."""
    rows = table("multiples").get(language, {"numbers": []})["numbers"]
    counted = {each: n for n, row in enumerate(rows, 1) for each in row.split("|")}
    spelled = {each: n for each, n in words.phrases(language).items() if n <= 100}
    return {each: n for each, n in {**spelled, **counted}.items() if " " not in each}


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str, frozenset[Fraction]]]:
    """Return the patterns, the longest words first, with their units and, if fixed, numbers."""
    known = table("spans")[language]
    edge, end = ("", "") if language in _HAN else (r"(?<!\w)", r"(?!\w)")
    found = []
    for pattern, stands_for in known["whole"]:
        counted, unit = stands_for.split(" ")
        numbers = frozenset(Fraction(each) for each in counted.split(","))
        found.append((re.compile(f"{edge}{known['begin']}(?:{pattern})"), unit, numbers))
    before = _before(language)
    for unit, pattern in reversed(known["units"].items()):
        said = f"{known['begin']}(?:{pattern}){end}"
        after = f"(?P<after>{_SPACE}(?:{known['after'] or _NEVER}))?"
        found.append((re.compile(f"{edge}{before}{said}{after}"), unit, frozenset()))
        if known["alone"]:
            found.append((re.compile(f"{edge}{said}{after}"), unit, frozenset()))
    return found


def _before(language: str) -> str:
    """Return a pattern of what counts a unit: a number, a half, one and a half."""
    known = table("spans")[language]
    digits = rf"(?<![\d.,:])\d+(?:[.,]\d)?(?!\d)|{HELD}"
    said = sorted(_words(language), key=len, reverse=True)
    if language in _HAN:
        said = [f"(?<![{words.HAN_NUMERALS}数數何几幾第])[{words.HAN_NUMERALS}]+"]
    number = "|".join([digits, *said, *filter(None, [known["one"]])])
    adjective = rf"(?:(?!(?:{number})\b)[^\W\d_]{{4,}} )?" if known["adjective"] else ""
    article = f"(?:(?:{known['one']}) )?" if known["one"] else ""
    mixed, half = known["mixed"] or _NEVER, known["half"]
    return (
        rf"(?:{article}(?P<mixed>{mixed})|{article}(?P<half>{half})|(?P<n>{number}))"
        rf"(?:{_SPACE}(?P<mid>{known['mid'] or _NEVER}))?{_SPACE}{adjective}"
    )
