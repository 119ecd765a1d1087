"""A warning that lost its “never” tells people to do what it warns of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule

# What warns; another “not” is said in many ways (“not before” is “from … on”).
_WARNS = re.compile(
    r"\b[Nn]ever\b(?! (?:more|less|fewer|further|longer|later|earlier)\b)"
    r"|(?:^|[.:!?] )(?:Don’t|Do not)\b"
)


@rule("words.negation", ADVICE, "Look whether the translation still says “never” or “don’t”.")
def find_lost_negation(text: Text) -> Iterator[str]:
    """The source says what must not be done, and nothing in the translation says not."""
    pattern = table("negations").get(text.base)
    match = _WARNS.search(text.source_prose)
    if pattern and match and not re.search(pattern, text.prose, re.IGNORECASE):
        yield f"The source says “{match[0].lstrip('.:!? ')}”, and nothing here does."
