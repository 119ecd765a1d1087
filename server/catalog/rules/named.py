"""Names that a label must keep: a button for an SMS must not say that it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ERROR, Text, rule

_LABEL = 5  # words of a label; a longer text may say “it” for a thing that it named before


@rule("words.named", ERROR, "Look whether this is the translation of the message beside it.")
def find_lost_names(text: Text) -> Iterator[str]:
    """If a label names an SMS and its translation doesn’t, that is probably the next row’s."""
    if len(text.source_prose.split()) > _LABEL:
        return
    for name, by_language in table("named").items():
        own = by_language.get(text.base)
        is_named = own and re.search(rf"\b{name}\b", text.source_prose)
        if is_named and not re.search(rf"{name}|{own}", text.prose, re.IGNORECASE):
            yield f"The source names {name}, and nothing here does."
