"""Characters that look like letters, but that searches and screen readers don't take for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

# Kinds of characters that look like letters. Unicode's signs for whole phrases (U+FDFA …) and the
# rial sign are not among them: they have no other form.
_LOOKS = {
    "Arabic presentation forms": "[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]",
    "Hebrew presentation forms": "[\ufb1d-\ufb4f]",
    "Latin ligatures": "[\ufb00-\ufb06]",
    "radicals": "[\u2e80-\u2fdf]",
    "compatibility ideographs": "[\uf900-\ufaff\U0002f800-\U0002fa1f]",
    "half-width letters": "[\uff65-\uffdc]",
    "letters of mathematics": "[\U0001d400-\U0001d7ff]",
    "letters in circles": "[\u24b6-\u24e9\U0001f110-\U0001f189]",
}


@rule(
    "character.form", ADVICE, "Type the letters on the keyboard, or copy them from another place."
)
def find_look_alike_forms(text: Text) -> Iterator[str]:
    """Such characters come from PDFs and old encodings; a search doesn't find the word."""
    for kind, pattern in _LOOKS.items():
        found = [each for each in re.findall(pattern, text.translation) if each not in text.source]
        if found:
            plain = unicodedata.normalize("NFKC", "".join(dict.fromkeys(found)))
            yield f"These are {kind}: {' '.join(dict.fromkeys(found))} for {plain}."


# Two characters that together look like one letter of their script.
_PAIRS = {"\u0e4d\u0e32": "\u0e33", "\u0e40\u0e40": "\u0e41", "\u0ecd\u0eb2": "\u0eb3"}


@rule("character.composed", ADVICE, "Save the file in Unicode’s form NFC, or type the word anew.")
def find_decomposed(text: Text) -> Iterator[str]:
    """A letter and its accent as two characters look like one, but a search doesn't find it."""
    for pair, letter in _PAIRS.items():
        if pair in text.translation:
            yield f"Two characters stand for {letter} (U+{ord(letter):04X})."
    composed = unicodedata.normalize("NFC", text.translation)
    if len(composed) < len(text.translation):
        word = next(
            (each for each in text.translation.split()
             if len(unicodedata.normalize("NFC", each)) < len(each)), text.translation,
        )  # fmt: skip
        yield f"“{unicodedata.normalize('NFC', word)}” is written with separate accents."
