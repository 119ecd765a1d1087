"""Text from others, made safe to print in a terminal."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian, Hindi and others need them to write their letters


def visible(line: str) -> str:
    """Return a line without control characters and without marks that turn the order of letters."""
    return "".join(
        each for each in line if each in _JOINERS or unicodedata.category(each) not in {"Cc", "Cf"}
    )
