"""Quotation marks as the catalog has them, in a text whose marks a messenger made straight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from server.catalog.po import Entry
from server.translate.suggestion import Suggestion

_PAIRS = ("“”", "«»", "„“", "「」", "『』", "”“", "””")


def curled(suggestion: Suggestion, entries: Iterable[Entry]) -> Suggestion:
    """Return a suggestion with the signs that the catalog has most, instead of straight ones."""
    counted = Counter(pair for each in entries for form in each.forms for pair in _pairs_of(form))
    pair = counted.most_common(1)[0][0] if counted else _PAIRS[0]

    def typeset(text: str) -> str:
        text = re.sub(r'"([^"]*)"', rf"{pair[0]}\1{pair[1]}", text)
        return text.replace("'", "’").replace("...", "…").replace(" - ", " – ")

    return replace(
        suggestion,
        sentence=typeset(suggestion.sentence),
        suggestion=typeset(suggestion.suggestion),
    )


def _pairs_of(form: str) -> list[str]:
    return [pair for pair in _PAIRS if re.search(f"{pair[0]}[^{pair}]*{pair[1]}", form)]
