"""Words that the app recognizes in a dial code that somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ERROR, Text, rule

# The placeholders of a typed code, as web/domain/typed-code.ts reads them.
HOLES = ("PIN", "NUMBER", "AMOUNT", "ID", "SERIAL")
_TELLING = re.compile(r"\b(?:NUMBER|AMOUNT|SERIAL)\b")  # elsewhere, English has no capitals here


@rule("literal.keyword", ERROR, "Write it as the source does: the app reads this word.")
def find_translated_keywords(text: Text) -> Iterator[str]:
    """A reader who types a translated word gets a code that can't be dialled."""
    if not _TELLING.search(text.source_prose):
        return
    for word in HOLES:
        if re.search(rf"\b{word}\b", text.source_prose) and word not in text.prose:
            yield f"{word} of the source is not here."
