"""Literals, which no language translates: codes, phone numbers, amounts, addresses, dates."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from babel.core import get_global

from server.catalog.counting import eras
from server.catalog.quantities import read_digits, western
from server.catalog.reading import PLACEHOLDER, TAG
from server.catalog.rules.registry import ERROR, Text, rule

_URL = r"https?://[^\s<>\"”’)]+"
_CODE = r"[*#]+[\w*…]+#"
_PHONE = r"\+\d[\d \u00a0\u202f-]*\d"
_NUMBER = r"\d[\d.,\u00a0\u202f’٬٫ ]*"
_AMOUNT = rf"\b[A-Z]{{3}}[ \u00a0\u202f]?{_NUMBER}"
_AFTER = rf"{_NUMBER}[ \u00a0\u202f]?[A-Z]{{3}}\b"  # the same, where the code comes last
_DATE = r"\d{4}-\d\d-\d\d"
_DOMAIN = r"\b(?:[A-Za-z][\w-]*\.)*[A-Za-z][\w-]{2,}\.(?:com|org|net|info|app|[a-z]{2})\b(?![-.]\w)"
# Names that a computer reads: files, and settings such as NOBARS_ORIGIN.
_FILE = r"\b[A-Za-z][\w-]*\.(?:json|csv|zip|html|txt|pdf|vcf|ics)\b"
_SETTING = r"\b[A-Z]{2,}(?:_[A-Z]+)+\b"
_NAME = rf"{_DOMAIN}|{_FILE}|{_SETTING}"
_LITERAL = re.compile(rf"{_URL}|{_CODE}|{_PHONE}|{_AMOUNT}|{_DATE}|{_NAME}|\d{{4,}}")
_APART = re.compile(r"<bdi\b[^>]*>([^<]*)</bdi>")  # marked in the source as one piece
_SIGN = re.compile(r"\(([^\w\s()])\)")
_COPY = "Copy it from the source: signs, digits and spaces as they are."


class Amount(NamedTuple):
    """A currency, and all values that its number can be read as."""

    currency: str
    values: frozenset[object]


def read_amount(text: str, *, english: bool = False) -> Amount | None:
    """Return the amount that a text consists of, None if it is anything else.

    The currency may come before or after the number.
    """
    plain = western(text).strip()
    if not re.fullmatch(rf"{_AMOUNT}|{_AFTER}", plain):
        return None
    currency = re.sub(r"[^A-Z]", "", plain)
    if currency not in get_global("all_currencies"):
        return None
    quantities = read_digits(re.sub(r"[A-Z]", "", plain), english=english)
    return Amount(currency, frozenset(quantities[0].values)) if len(quantities) == 1 else None


def same_literal(there: str, source: str) -> bool:
    """Return whether both say the same: to the letter, or the same amount in another notation."""
    if _spaced(there) == _spaced(source):
        return True
    mine, theirs = read_amount(there), read_amount(source, english=True)
    if mine is None or theirs is None:
        return False
    return mine.currency == theirs.currency and bool(mine.values & theirs.values)


def _spaced(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f]+", " ", text)


def _bare(text: str) -> str:
    """Return a text without <bdi> elements, other tags and placeholders."""
    return TAG.sub("", PLACEHOLDER.sub("", _APART.sub(" ", text)))


def _literals(text: str) -> Counter[str]:
    return Counter(match[0].rstrip(" .,\u00a0\u202f") for match in _LITERAL.finditer(_bare(text)))


def _count(text: Text, literal: str) -> int:
    """Count a literal of the source in the translation, also within its <bdi> elements."""
    there = western(PLACEHOLDER.sub("", TAG.sub("", text.translation)))
    if read_amount(literal):
        found = re.findall(rf"{_AMOUNT}|{_AFTER}", there)
        return sum(same_literal(each.strip(" .,"), literal) for each in found)
    if re.fullmatch(r"\d+", literal):
        wanted = {int(literal), *(int(literal) - since for since in eras(there, text.base))}
        return sum(bool(wanted & each.values) for each in read_digits(there))
    if re.fullmatch(_NAME, literal):
        # An ending of the language may follow, but no further part of the name: “topup.com.br”.
        alone = rf"(?<![A-Za-z0-9.@_-]){re.escape(literal)}(?![.@_-]?[A-Za-z0-9])"
        return len(re.findall(alone, there, re.IGNORECASE))
    return _spaced(there).count(_spaced(literal))


@rule("literal.changed", ERROR, _COPY)
def find_changed_literals(text: Text) -> Iterator[str]:
    """A wrong digit may call somebody else, or cost money."""
    apart, plain = _APART.findall(text.translation), TAG.sub("", text.translation)
    for inner in dict.fromkeys(_APART.findall(text.source)):
        if not any(same_literal(each, inner) for each in apart) and inner not in plain:
            yield f"“{inner}” of the source is not here, or not as it is written there."
    for literal, times in _literals(text.source).items():
        if _count(text, literal) < min(times, 1):
            yield f"“{literal}” of the source is not here, or not as it is written there."


@rule("literal.added", ERROR, "Remove it, or ask for it in the source: facts are checked there.")
def find_added_literals(text: Text) -> Iterator[str]:
    """Facts are checked in the source: nobody has checked a code that only one language has."""
    plain, source = TAG.sub("", text.translation), western(TAG.sub("", text.source))
    for match in re.finditer(rf"{_URL}|{_CODE}|{_PHONE}", western(PLACEHOLDER.sub("", plain))):
        literal = match[0].rstrip(".,")
        few = literal.startswith("+") and len(re.sub(r"\D", "", literal)) < 5  # “+30 days”
        if not few and _spaced(literal) not in _spaced(source):
            yield f"The source has no “{literal}”."


@rule("literal.sign", ERROR, "Copy the sign in the brackets from the source.", about="(")
def find_other_sign(text: Text) -> Iterator[str]:
    """A sign in brackets is what users type: “Comma (,)” with another sign is another choice."""
    there = unicodedata.normalize("NFKC", text.translation)
    for sign in _SIGN.findall(text.source):
        if sign not in there:
            yield f"The sign {sign} of the source is not here."
