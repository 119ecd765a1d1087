"""Words: doubled, or not translated at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,})\s+\1(?![\w-])", re.IGNORECASE)
_DOUBLED_HAN = re.compile(r"([的了是在和与與把被這这那])\1|([\u4e00-\u9fff]{3,})\2")
# Where saying a word twice is grammar.
_REDUPLICATING = {
    *("bn", "fil", "hi", "id", "km", "lo", "ms"),
    *("my", "sw", "th", "tl", "tr", "ur", "vi"),
}
_GRAMMAR = {"de": {"die", "der", "das", "sie"}, "fr": {"nous", "vous"}, "it": {"via"}}
_LATIN_WORD = re.compile(r"(?<![\w.])[a-z]{3,}(?![\w.])")
_LATIN = {"Latn"}


@rule("words.doubled", ADVICE, "Delete one.")
def find_doubled(text: Text) -> Iterator[str]:
    """The eye skips it when it reads its own text."""
    language = text.language.tag.split("-")[0]
    if language in _REDUPLICATING:
        return
    for match in _DOUBLED.finditer(text.prose):
        if match[1].lower() not in _GRAMMAR.get(language, ()) and match[0] not in text.source:
            yield f"“{match[1]}” stands there twice."
    han = _DOUBLED_HAN.search(text.prose) if text.script in {"Hans", "Hant"} else None
    if han:
        yield f"“{han[1] or han[2]}” stands there twice."


@rule("words.unchanged", ADVICE, "Translate it; if it is the same in your language, leave it.")
def find_unchanged(text: Text) -> Iterator[str]:
    """It was copied, or forgotten. One or two words may well be the same."""
    words = _LATIN_WORD.findall(text.source_prose)
    least = 3 if text.script in _LATIN else 1
    if text.translation == text.source and len(words) >= least:
        yield "The translation is the same as the source."
