"""Words and letters of a neighbouring language, as from the wrong catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule

# Cyrillic and Arabic letters that a language lacks and its neighbour has.
_LETTERS = {
    "ru": ("Ukrainian or Belarusian", "іїєґўІЇЄҐЎ"),
    "uk": ("Russian", "ыэёъЫЭЁЪ"),
    "bg": ("Russian or Serbian", "ыэёђјљњћџ"),
    "sr": ("Russian", "ыэёйщъ"),
    "be": ("Russian or Ukrainian", "иїєщъґ"),
    "ar": ("Persian or Urdu", "پچژگ"),
}


@rule("words.neighbour", ADVICE, "Look whether this is the translation into your language.")
def find_neighbours(text: Text) -> Iterator[str]:
    """A row of another catalog may have come in: “Opslaan” is Dutch for “Speichern”."""
    name, letters = _LETTERS.get(text.base, ("", ""))
    if found := [each for each in dict.fromkeys(text.prose) if each in letters]:
        yield f"{' '.join(found)} is a letter of {name}."
    words = re.findall(r"[^\W\d_]+(?:·l[^\W\d_]+)?", text.prose.lower())
    source = set(re.findall(r"[^\W\d_]+", text.source.lower()))
    for other, known in _words(text.base).items():
        strange = [each for each in words if each in known and each not in source]
        if len(strange) > 1 or (strange and len(words) <= _FEW):
            yield f"“{' … '.join(strange[:3])}” is {other}, not {text.base}."


_FEW = 3  # words of a label in which one foreign word is enough


@cache
def _words(base: str) -> dict[str, frozenset[str]]:
    rows = table("neighbours").get(base, {})
    return {other: frozenset(words.split()) for other, words in rows.items()}
