"""Digits of different kinds in one text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

_KEPT = re.compile(r"<bdi\b[^>]*>[^<]*</bdi>")  # codes always have the digits of the keypad
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


@rule("digits.full-width", ADVICE, "Type them with the input method in half-width mode.")
def find_full_width(text: Text) -> Iterator[str]:
    """A search doesn't find full-width characters, and they look too widely spaced."""
    if match := _FULL_WIDTH.search(text.translation):
        yield f"“{match[0]}” is in full-width characters."


@rule("digits.mixed", ADVICE, "Write all numbers of a text with the same digits.")
def find_mixed(text: Text) -> Iterator[str]:
    """Two kinds of digits in one sentence look like a mistake."""
    found = [each for each in _KEPT.sub("", text.translation) if each.isdecimal()]
    kinds = {unicodedata.name(each).rsplit(" ", 1)[0] for each in found}
    if len(kinds) > 1:
        yield f"These digits are of different kinds: {' '.join(dict.fromkeys(found))}."
