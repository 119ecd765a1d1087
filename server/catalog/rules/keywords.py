"""Words that the app reads where somebody types a dial code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ERROR, Text, rule

# The holes of a code that somebody types, as web/domain/typed-code.ts reads them.
HOLES = ("PIN", "NUMBER", "AMOUNT", "ID", "SERIAL")
_TELLING = re.compile(r"\b(?:NUMBER|AMOUNT|SERIAL)\b")  # no word of English is written so


@rule("literal.keyword", ERROR, "Write it as the source does: the app reads this word.")
def find_translated_keywords(text: Text) -> Iterator[str]:
    """A reader who types the translated word gets a code that nobody can dial."""
    if not _TELLING.search(text.source_prose):
        return
    for word in HOLES:
        if re.search(rf"\b{word}\b", text.source_prose) and word not in text.prose:
            yield f"{word} of the source is not here."
