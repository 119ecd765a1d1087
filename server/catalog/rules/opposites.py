"""Labels with the opposite meaning, which were copied from a neighbouring field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule

_LABEL = 4  # words of a label; a longer text may say “not before” for “after”
# The English words of the pairs in opposites.toml.
_PAIRS = {
    "before_after": (r"\bbefore\b", r"\bafter\b"),
    "from_until": (r"\bfrom\b", r"\buntil\b"),
    "last_next": (r"\blast\b", r"\bnext\b"),
}


@rule("words.opposite", ADVICE, "Look whether this is the translation of the label beside it.")
def find_opposites(text: Text) -> Iterator[str]:
    """If “Balance after” has the words of “Balance before”, users exchange two amounts."""
    if len(text.source_prose.split()) > _LABEL:
        return
    for name, words in table("opposites").get(text.base, {}).items():
        for mine, other in ((0, 1), (1, 0)):
            said = _find(_PAIRS[name][mine], text.source_prose)
            there = _find(words[other], text.prose)
            neither = _find(_PAIRS[name][other], text.source_prose) or _find(
                words[mine], text.prose
            )
            if said and there and not neither:
                yield f"The source says “{said}”, the translation “{there}”."


def _find(pattern: str, prose: str) -> str:
    match = re.search(pattern, prose, re.IGNORECASE)
    return match[0] if match else ""
