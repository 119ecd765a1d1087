"""What others have written, shown in a terminal."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # of Persian, Hindi and others: letters, as readers see it


def visible(line: str) -> str:
    """Leave out what only a terminal would obey, and what turns the order of letters."""
    return "".join(
        each for each in line if each in _JOINERS or unicodedata.category(each) not in {"Cc", "Cf"}
    )
