"""Wrong choices of a converter from Simplified to Traditional Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule


@rule("script.converted", ADVICE, "Type the word anew with the input method of your language.")
def find_wrong_conversions(text: Text) -> Iterator[str]:
    """One Simplified character may have two Traditional ones: 余 (a name) and 餘 (the rest)."""
    if text.script != "Hant":
        return
    for pattern, right in table("conversions")["zh"].items():
        if match := re.search(pattern, text.prose):
            yield f"“{match[0]}” is written with {right}."
