"""Arabic spelling: letters at impossible places of a word, and agreement of “this”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_LETTER = r"[\u0621-\u064a]"


@rule("script.reversed", ERROR, "Type it anew: a program stored its letters in reverse order.")
def find_reversed_words(text: Text) -> Iterator[str]:
    """Programs without support for right-to-left text store words in reverse order."""
    if text.base != "ar":
        return
    for word in re.findall(rf"{_LETTER}{{3,}}", text.prose):
        if _is_misplaced(word) and not _is_misplaced(word[::-1]):
            yield f"“{word}” reads as “{word[::-1]}” from its end."
            return


def _is_misplaced(word: str) -> bool:
    begins = re.match(r"[وفأ]?[بلكس]?(?:ال|لل|ل)?إ", word)
    hamza = "إ" in word[1:] and not (begins and "إ" not in word[begins.end() :])
    return bool(re.search(rf"[ةى]{_LETTER}", word)) or hamza


@rule("words.agreement", ADVICE, "Let “this” agree with its noun: هذا or هذه.")
def find_disagreement(text: Text) -> Iterator[str]:
    """A noun that ends in teh marbuta is feminine, so it takes هذه."""
    if text.base == "ar" and (match := re.search(r"\bهذا (ال\w+ة)\b", text.prose)):
        yield f"“{match[1]}” takes هذه."
