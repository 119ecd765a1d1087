"""Words and sentences that are repeated by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)
# Small words that are never doubled; grammar doubles verbs and measure words.
_DOUBLED_HAN = re.compile(r"([的是在和與与把被這这那])\1(?![一-鿿]?\1)|([\u4e00-\u9fff]{3,})\2")
# Languages with grammatical reduplication.
_REDUPLICATING = {
    *("ar", "bn", "fa", "fil", "gu", "he", "hi", "id", "jv", "kn", "km", "lo", "ml", "mr", "ms"),
    *("my", "ne", "pa", "si", "sw", "ta", "te", "th", "tl", "tr", "ur", "uz", "vi", "az", "kk"),
}
# Small words that are never doubled, not even in these languages.
_SMALL = {
    "ar": {"في", "من", "على", "إلى", "عن", "أن", "التي", "الذي", "هذا", "هذه", "مع", "أو", "ثم"},
    "tr": {"ve", "bir", "bu", "için", "ile", "de", "da", "ki"},
    "hi": {"में", "से", "को", "का", "की", "के", "और", "है", "पर"},
    "fa": {"در", "از", "به", "که", "را", "این", "و", "با"},
    "th": {"ที่", "และ", "ของ"},
    "id": {"di", "ke", "dan", "yang", "untuk"},
    "ms": {"di", "ke", "dan", "yang", "untuk"},
    "vi": {"và", "của", "các"},
    "ur": {"میں", "سے", "کو", "اور", "کا"},
    "he": {"של", "את", "על", "עם"},
}
# Words of other languages that may be doubled.
_GRAMMAR = {
    "de": {"die", "der", "das", "sie", "den"},
    "fr": {"nous", "vous"},
    "it": {"via", "man", "piano"},
    "nl": {"dat"},
    "es": {"poco"},
    "ru": {"чуть", "еле", "едва", "ли"},
    "pt": {"logo"},
}


@rule("words.doubled", ADVICE, "Delete one.")
def find_doubled(text: Text) -> Iterator[str]:
    """Writers overlook doubled words in their own text."""
    for match in _DOUBLED.finditer(text.prose):
        word = match[1].lower()
        if text.base in _REDUPLICATING and word not in _SMALL.get(text.base, ()):
            continue
        if word not in _GRAMMAR.get(text.base, ()) and match[0] not in text.source:
            yield f"“{match[1]}” stands there twice."
    if twice := _repeated(text.prose, _LEAST.get(text.script, 10)):
        yield f"“{twice}” stands there twice."
    han = _DOUBLED_HAN.search(text.prose) if text.script in {"Hans", "Hant"} else None
    if han:
        yield f"“{han[1] or han[2]}” stands there twice."


_LEAST = {"Hans": 7, "Hant": 7, "Jpan": 7}  # letters of a sentence; 10 in other scripts
_SENTENCES = re.compile(r"[.!?。！？।؟\n]+\s*")


def _repeated(prose: str, least: int) -> str:
    """Return the beginning of a text that was pasted twice, else a repeated sentence, else ""."""
    plain = " ".join(prose.split())
    if len(plain) > 20:
        half = len(plain) // 2
        for place in (half, half + 1):
            if plain[:half].strip() == plain[place:].strip():
                return plain[:20] + "…"
    found = [each.strip() for each in _SENTENCES.split(plain) if len(each.strip()) >= least]
    return next((each for n, each in enumerate(found) if each in found[:n]), "")
