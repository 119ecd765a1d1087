"""Reading the numbers of a text in digits of any script; `words.py` reads those in words.

A number can often be read in more than one way (`1.234` may be more than a thousand, or more than
one), so the values of a quantity are a set.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_GROUPS = r"(?:[.,٬٫’'\u00a0\u202f\u2009 ](?=\d))"
_DIGITS = re.compile(rf"\d+(?:{_GROUPS}\d+)*[½¼¾]?|[½¼¾⅓⅔]")
_FOREIGN = re.compile(r"(?![0-9])\d")
_NAMES = re.compile(
    r"(?!\d+[kMGT]B(?![A-Za-z]))\d+-?[A-Za-z]\w*\b(?<!\dh)(?<!\dk)|\b[A-Za-z]+\d+(?:-\w+)?|\b\d+-\w\b"
)
# Words and signs after digits that multiply the number: “5 mil”, “5 万”.
_TIMES = {
    **dict.fromkeys("千천", 1000),
    **dict.fromkeys("万萬만", 10_000),
    **dict.fromkeys("億亿억", 100_000_000),
    **dict.fromkeys(("mil", "mila", "mille", "тыс", "тысяч", "tsd", "tausend", "thousand"), 1000),
    **dict.fromkeys(("bin", "k", "ribu", "nghìn", "ngàn", "ألف", "آلاف", "هزار", "พัน"), 1000),
    **dict.fromkeys(("हज़ार", "हजार", "tys", "tis", "duizend", "хиляди", "тис"), 1000),
    **dict.fromkeys(("लाख", "แสน"), 100_000),
    **dict.fromkeys(("million", "millionen", "millón", "millones", "milhão", "milhões"), 1_000_000),
    **dict.fromkeys(("milioni", "млн", "مليون"), 1_000_000),
    "หมื่น": 10_000,
}
_MULTIPLIER = re.compile(
    r"[\s\u00a0\u202f]?(" + "|".join(sorted(map(re.escape, _TIMES), key=len, reverse=True)) + ")"
    r"(?![a-zà-ÿ])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: all values that it may have, its place, and its spelling."""

    values: frozenset[Fraction]
    start: int
    text: str


def western(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    return _FOREIGN.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def read_digits(text: str, *, english: bool = False) -> list[Quantity]:
    """Return the numbers in digits, except those in names such as 3-D or 4G.

    With `english`, a comma is never a decimal sign.
    """
    plain = _NAMES.sub(lambda match: " " * len(match[0]), western(text))
    found = []
    for match in _DIGITS.finditer(plain):
        for start, written in _split(match[0], match.start()):
            values = _values(written)
            if english and re.fullmatch(r"[\d,]+", written):
                values = {Fraction(written.replace(",", ""))}
            if times := _MULTIPLIER.match(plain, start + len(written)):
                values |= {each * _TIMES[times[1].lower()] for each in values}
            found.append(Quantity(frozenset(values), start, written))
    return found


def _split(written: str, start: int) -> list[tuple[int, str]]:
    """Split what is not one number into its numbers: `30, 90`, `10.11.2026`."""
    if len(re.findall(_GROUPS, written)) == 0 or _is_grouped(written):
        return [(start, written)]
    if re.fullmatch(r"\d+[.,٫]\d+[½¼¾]?", written):
        return [(start, written)]
    return [(start + match.start(), match[0]) for match in re.finditer(r"\d+|[½¼¾]", written)]


def _is_grouped(written: str) -> bool:
    """Return whether the signs group digits, as in the West or in India; decimals may follow."""
    return bool(
        re.fullmatch(r"\d{1,3}([.,٬’'\u00a0\u202f\u2009 ])\d{3}(?:\1\d{3})*(?:[.,٫]\d+)?", written)
        or re.fullmatch(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?", written)
    )


def _values(written: str) -> set[Fraction]:
    part = sum(Fraction(unicodedata.numeric(each)).limit_denominator(4) for each in written
               if each in "½¼¾⅓⅔")  # fmt: skip
    digits = re.sub(r"[½¼¾⅓⅔]", "", written)
    if not digits:
        return {Fraction(part)}
    values = set()
    if match := re.fullmatch(r"(\d+)[.,٫](\d+)", digits):
        values.add(Fraction(f"{match[1]}.{match[2]}"))
    if _is_grouped(digits):
        whole, _, decimals = _last_sign(digits)
        values.add(Fraction(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}"))
    if digits.isdecimal():
        values.add(Fraction(digits))
    return {each + part for each in values}


def _last_sign(digits: str) -> tuple[str, str, str]:
    """Split a grouped number at its decimal sign, which differs from that of its groups."""
    signs = re.findall(r"[^\d]", digits)
    if len(signs) > 1 and signs[-1] != signs[-2]:
        return digits.rpartition(signs[-1])
    return digits, "", ""
