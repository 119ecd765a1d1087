"""What a message is about: a button for an SMS is not named as one for a call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ERROR, Text, rule

_LABEL = 5  # words of a label; a sentence may well say “it” for what the one before named


@rule("words.named", ERROR, "Look whether this is the translation of the message beside it.")
def find_lost_names(text: Text) -> Iterator[str]:
    """A label that names an SMS, and a translation that doesn’t: the next row’s."""
    if len(text.source_prose.split()) > _LABEL:
        return
    for name, by_language in table("named").items():
        own = by_language.get(text.base)
        is_named = own and re.search(rf"\b{name}\b", text.source_prose)
        if is_named and not re.search(rf"{name}|{own}", text.prose, re.IGNORECASE):
            yield f"The source names {name}, and nothing here does."
