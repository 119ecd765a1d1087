"""Pseudo-locales: changed source texts, which show developers how a page looks translated.

`en-XA` is accented, longer by two fifths, and in brackets; `ar-XB` runs from right to left. A text
on their pages that is neither can't be translated yet. This module does no input or output.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

from server.core.languages import Language

FORMS = "nplurals=2; plural=(n != 1);"  # the source's
ACCENTED = Language("en-XA", "en", "[Åççéñţéð]", plural_forms=FORMS)
MIRRORED = Language("ar-XB", "ar", "\u202e" + "Mirrored" + "\u202c", "rtl", FORMS)

# Parts that a translation doesn't change: placeholders, tags, entities, addresses, codes, numbers.
KEPT = re.compile(
    r"""%\(\w+\)[sd] | %% | <bdi\b[^>]*>.*?</bdi> | <[^>]*> | &\#?\w+; | https?://\S+
    | [+*\#]?\d(?:[\d*\#.,:/ \u00a0-]*\d)?\#?""",
    re.VERBOSE,
)
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
LONGER = 0.4
WORDS = ("öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé", "šîẋ")
RIGHT_TO_LEFT, POP, ARABIC_LETTER_MARK = "\u202e", "\u202c", "\u061c"


def accent(text: str) -> str:
    """Return the text with accents, longer, and in brackets that show whether its ends are cut."""
    return f"[{_change(text, lambda part: part.translate(LETTERS))}{_padding(text)}]"


def mirror(text: str) -> str:
    """Return the text with each word running from right to left."""
    return ARABIC_LETTER_MARK + _change(
        text, lambda part: re.sub(r"[^\W\d_]+", rf"{RIGHT_TO_LEFT}\g<0>{POP}", part)
    )


# The change that each pseudo-locale makes to a text, by its tag.
CHANGES: dict[str, Callable[[str], str]] = {ACCENTED.tag: accent, MIRRORED.tag: mirror}
PSEUDO = (ACCENTED, MIRRORED)


def _change(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for kept in KEPT.finditer(text):
        parts += change(text[end : kept.start()]), kept[0]
        end = kept.end()
    return "".join((*parts, change(text[end:])))


def _padding(text: str) -> str:
    wanted = round(len(KEPT.sub("", text)) * LONGER)
    padding = ""
    for word in cycle(WORDS):
        if len(padding) + 1 >= wanted:
            return padding
        padding += " " + word[: wanted - len(padding) - 1]
    return padding
