"""Texts without any letter, and notes of the translator that were left in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from server.catalog.language_data import table
from server.catalog.reading import HELD
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

# Unicode calls these letters, but they show nothing (fillers) or lengthen a letter (tatweel).
_UNSEEN = "\u115f\u1160\u17b4\u17b5\u3164\uffa0\u0640\u2800"
_MARKED = re.compile(r"[\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u064b-\u0652]")
_SIGNS = (
    r"\b(?:TODO|FIXME|TBD|XXX+|xxx+|TRANSLATE|UNTRANSLATED)\b|(?<!\w)\?\?\?+|^#[,.:|~]"
    r"|\blorem ipsum\b|\s\*{2,}|\bsic\b"
)


def is_readable(prose: str) -> bool:
    """Return whether a text has a letter or a digit of any script."""
    return any(
        unicodedata.category(each)[0] in "LN" and each not in _UNSEEN
        for each in unicodedata.normalize("NFKC", prose)
    )


@rule("content.empty", ERROR, "Translate it; leave it empty if you don’t know how.")
def find_nothing_to_read(text: Text) -> Iterator[str]:
    """A button without letters has no name for readers and screen readers."""
    is_share = HELD in text.prose and "%" in text.prose and "percent" in text.source_prose
    if is_readable(text.source_prose) and not is_readable(text.prose) and not is_share:
        left = "only a placeholder is left" if HELD in text.prose else "no letter or digit is left"
        yield f"There is nothing to read: {left}."


@rule("content.note", ADVICE, "Finish it, or put the note in a comment above the message.")
def find_notes(text: Text) -> Iterator[str]:
    """The app shows the whole text, also a translator's note in it."""
    for match in _notes().finditer(text.translation):
        bracket = match[0][0] if match[0][0] in "[(（" else match[0]
        if bracket not in text.source:
            yield f"“{match[0]}” looks like a note to yourself."


_EITHER = re.compile(r"([^\W\d_]{2,}) ?/ ?([^\W\d_]{3,})")
_LABEL = 8  # words of a text in which a slash stands between two wordings


@rule("content.alternatives", ADVICE, "Choose one of the two wordings.")
def find_alternatives(text: Text) -> Iterator[str]:
    """Two wordings with a slash between them are a choice that was not made."""
    if "/" not in text.source_prose and len(text.prose.split()) <= _LABEL:
        for match in _EITHER.finditer(_MARKED.sub("", text.prose)):
            if match[2].startswith(match[1][:3]):
                continue  # two forms of one word, as for a man and a woman
            yield f"“{match[0]}” looks like two wordings."


@cache
def _notes() -> re.Pattern[str]:
    known = table("notes")
    to_check, preface = "|".join(known["to_check"]), "|".join(known["preface"])
    brackets = rf"\[[^\[\]]{{2,}}\]|[(（]\s*(?:{to_check})[^)）]*[)）]"
    # A preface has text after its colon; a label such as "Translation:" has none.
    return re.compile(rf"{_SIGNS}|{brackets}|^(?:{preface})[^.。:：]{{0,30}}[:：](?=\s*\S)")
