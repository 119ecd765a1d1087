"""Lost negations: without its “not”, a sentence says the opposite of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule

# Warnings and negated verbs. Any other “not” can be translated without one: “not before” may be
# “from … on”.
_DENIES = re.compile(
    r"\b[Nn]ever\b(?! (?:more|less|fewer|further|longer|later|earlier)\b)"
    r"|(?:^|[.:!?] )(?:Don’t|Do not)\b"
    r"|\b(?:do|does|did|is|are|was|were|has|have|ca|could|would|should)n’t\b"
    r"|\b(?:do|does|did) not\b"
)


@rule("words.negation", ADVICE, "Look whether the translation still says “not” or “never”.")
def find_lost_negation(text: Text) -> Iterator[str]:
    """If the source has a negation, the translation nearly always has one too."""
    pattern = table("negations").get(text.base)
    match = _DENIES.search(text.source_prose)
    if pattern and match and not re.search(pattern, text.prose, re.IGNORECASE):
        yield f"The source says “{match[0].lstrip('.:!? ')}”, and nothing here does."
