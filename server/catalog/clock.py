"""Reading times of day: `5:30 p.m.`, `17 h 30`, `halb sechs`, `下午五点半`.

A time may be read in two ways (`5:30` in a language of twelve hours), so a time is a set of
minutes since midnight. The table of languages is language_data/clock.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from server.catalog.language_data import table
from server.catalog.quantities import western
from server.catalog.words import HAN_NUMERALS, read_han

_ENGLISH = re.compile(
    r"(?<![\d:.])(?P<h>1?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?[\s\u00a0]?(?P<part>[ap])\.?m\b\.?"
    r"|(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d])",
    re.IGNORECASE,
)
_NAMED = {"noon": 12 * 60, "midnight": 0}
_ENGLISH_NAMED = re.compile(
    r"\b(?:at|by|until|till|before|after|from|since) (noon|midnight)\b", re.IGNORECASE
)
_DAY = 24 * 60
_HAN = {"zh", "ja"}


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: the minutes since midnight that it may be, and its place in the text."""

    minutes: frozenset[int]
    start: int
    text: str


def is_known(language: str) -> bool:
    """Return whether times of day can be read in a language."""
    return language in table("clock")


def read_english(text: str) -> list[Time]:
    """Return the times of day of a source."""
    found = []
    for match in _ENGLISH.finditer(text):
        if match["h"]:
            hour = int(match["h"]) % 12 + (12 if match["part"].lower() == "p" else 0)
            at = {hour * 60 + int(match["m"] or 0)} if int(match["h"]) < 13 else set()
        else:
            at = {int(match["hour"]) * 60 + int(match["minute"])}
        found.append(Time(frozenset(at), match.start(), match[0]))
    found += [
        Time(frozenset({_NAMED[match[1].lower()]}), match.start(1), match[1])
        for match in _ENGLISH_NAMED.finditer(text)
    ]
    return sorted(found, key=lambda each: each.start)


def read(text: str, language: str) -> list[Time]:
    """Return the times of day of a translation, without those that overlap an earlier one."""
    plain = _plain(text)
    found: list[Time] = []
    for pattern, at in _patterns(language):
        for match in pattern.finditer(plain):
            taken = any(
                match.start() < each.start + len(each.text) and each.start < match.end()
                for each in found
            )
            minutes = frozenset({at}) if at is not None else _minutes(match, language)
            if minutes and not taken:
                written = match[0].lstrip()
                found.append(Time(minutes, match.end() - len(written), written.rstrip()))
    return sorted(found, key=lambda each: each.start)


def hours_in(text: str, language: str) -> set[int]:
    """Return the minutes of all hours that a text may name, without any sign of a clock."""
    found = set()
    for match in _bare(language).finditer(_plain(text)):
        if (hour := _hour(match, language)) is not None:
            found |= {hour * 60, (hour + 12) % 24 * 60}
    return found


def without(text: str, times: list[Time]) -> str:
    """Return a text with blanks in place of times of day, so that no other rule reads them."""
    for each in times:
        end = each.start + len(each.text)
        text = text[: each.start] + " " * len(each.text) + text[end:]
    return text


def _plain(text: str) -> str:
    """Return a text of the same length with digits as 0 to 9 and plain spaces."""
    return re.sub(r"[\u00a0\u202f\u2009]", " ", western(text))


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], int | None]]:
    known = table("clock")[language]
    part = f"(?P<am>{known['am']})|(?P<pm>{known['pm']})|(?P<both>{known['both']})"
    found: list[tuple[re.Pattern[str], int | None]] = [
        (
            re.compile(
                each.replace("HOUR", _hours(language)).replace("PART", f"(?:{part})"),
                re.IGNORECASE,
            ),
            None,
        )
        for each in known["times"]
    ]
    return [*found, *((re.compile(known[name]), at) for name, at in _NAMED.items())]


def _hours(language: str) -> str:
    words = [variant for each in table("clock")[language]["hours"] for variant in each.split("|")]
    digits = r"(?<![\d:.,])(?:2[0-4]|[01]?\d)(?!\d)"
    if language in _HAN:
        return f"(?P<h>{digits}|(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]{{1,3}})"
    said = "|".join(sorted(words, key=len, reverse=True))
    return rf"(?P<h>{digits}|(?<!\w)(?:{said})(?!\w))"


@cache
def _bare(language: str) -> re.Pattern[str]:
    return re.compile(_hours(language), re.IGNORECASE)


def _hour(match: re.Match[str], language: str) -> int | None:
    if match["h"].isdecimal():
        return int(match["h"]) % 24
    if language in _HAN:
        hour = int(min(read_han(match["h"])))
        return hour % 24 if hour <= 24 else None
    for n, variants in enumerate(table("clock")[language]["hours"], 1):
        if re.fullmatch(variants, match["h"], re.IGNORECASE):
            return n
    return None


def _minutes(match: re.Match[str], language: str) -> frozenset[int]:
    hour, groups = _hour(match, language), match.groupdict()
    if hour is None:
        return frozenset()
    minutes = _count(groups.get("m") or "0")
    minutes += 30 if groups.get("half") else 15 if groups.get("quarter") else 0
    minutes -= 15 if groups.get("less") else 0
    start = hour * 60 + minutes - (30 if groups.get("to") else 0)
    exact = table("clock")[language]["exact"] and match["h"].isdecimal()
    return frozenset(at % _DAY for at in _sides(start, groups, exact=exact))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else int(min(read_han(written)))


def _sides(start: int, groups: dict[str, str | None], *, exact: bool) -> Iterator[int]:
    """Yield the times before and after noon that an hour of a clock may be."""
    half = _DAY // 2
    if start >= half + 60:
        yield start
    elif groups.get("am"):
        yield start % half
    elif groups.get("pm"):
        yield start % half + half
    elif exact and not groups.get("both"):
        yield start
    else:
        yield from (start % half, start % half + half)
