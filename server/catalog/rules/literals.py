"""What no language translates: codes, phone numbers, amounts, addresses, dates."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, ERROR, PLACEHOLDER, TAG, Text, rule

_CODE = r"[*#]+[\w*…]+#|\+\d[\d ]*\d"
_AMOUNT = r"\b[A-Z]{3}[ \u00a0\u202f]\d[\d.,\u00a0\u202f’٬٫]*"
_LITERAL = re.compile(rf"https?://[^\s<>\"”’)]+|{_CODE}|{_AMOUNT}|\d{{4}}-\d\d-\d\d|\d{{4,}}")
_KEPT = re.compile(r'<bdi dir="ltr">([^<]*)</bdi>')  # marked in the source as one piece
_NUMBER = re.compile(r"\d+")


def western(text: str) -> str:
    """Write the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(each, each)) for each in text)


def _plain(amount: str) -> str:
    """Take an amount’s separators away: they are the language’s own."""
    return re.sub(r"[\s.,’٬٫\u00a0\u202f]+", "", western(amount))


def _is_amount(literal: str) -> bool:
    return bool(re.fullmatch(_AMOUNT, literal))


def literals(text: str) -> Counter[str]:
    """Count what must stay; what is in a placeholder or an attribute is another rule's."""
    kept = _KEPT.findall(text)
    found = [*kept, *_LITERAL.findall(_bare(text))]
    return Counter(each.rstrip(".,") for each in found if each not in {"*", "#"})


def _has(text: str, literal: str, times: int) -> bool:
    if _is_amount(literal):
        return _plain(text).count(_plain(literal)) >= times
    if re.fullmatch(r"[\d-]+", literal) and literal not in _KEPT.findall(text):
        text = western(_KEPT.sub("", text))  # a year may be written in the language's own digits
    return text.count(literal) >= times


@rule("literal.changed", ERROR, "Copy it from the source: signs, digits and spaces as they are.")
def find_changed_literals(text: Text) -> Iterator[str]:
    """A wrong digit calls somebody else, or costs money."""
    for literal, times in literals(text.source).items():
        if not _has(text.translation, literal, times):
            yield f"“{literal}” of the source is not here, or not as it is written there."


@rule("literal.added", ERROR, "Remove it, or ask for it in the source: facts are checked there.")
def find_added_literals(text: Text) -> Iterator[str]:
    """A code or a number to call that only one language has was checked by nobody."""
    plain, source = TAG.sub("", text.translation), western(TAG.sub("", text.source))
    for match in re.finditer(rf"https?://\S+|{_CODE}", western(PLACEHOLDER.sub("", plain))):
        if match[0].rstrip(".,") not in source:
            yield f"The source has no “{match[0]}”."


@rule("number.missing", ADVICE, "Keep the number, in digits if you can, or write it out.")
def find_missing_numbers(text: Text) -> Iterator[str]:
    """Days and shares are facts too; a language may write small ones in words."""
    mine = Counter(_NUMBER.findall(_joined(western(text.prose))))
    wanted = Counter(_NUMBER.findall(_joined(_LITERAL.sub("", _bare(text.source)))))
    for number in sorted((wanted - mine), key=int):
        if int(number) > 12:
            yield f"{number} of the source is not here."


def _bare(text: str) -> str:
    """Take away what is kept as one piece, tags and placeholders."""
    return TAG.sub("", PLACEHOLDER.sub("", _KEPT.sub("", text)))


def _joined(text: str) -> str:
    """Take thousands separators away."""
    return re.sub(r"(?<=\d)[.,’٬\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
