"""Reading how many times: `twice`, `dreimal`, `втрое`, `翻倍`.

The table of languages is language_data/multiples.toml.
"""

from __future__ import annotations

import re
from functools import cache

from server.catalog.language_data import table
from server.catalog.quantities import western
from server.catalog.words import western_han

_NEVER = "(?!)"
_Patterns = tuple[tuple[re.Pattern[str], int | None], ...]


def is_known(language: str) -> bool:
    """Return whether multiples can be read in a language."""
    return language in table("multiples")


def read(text: str, language: str) -> dict[int, str]:
    """Return the numbers of times that a text says, with its words for each."""
    if not is_known(language):
        return {}
    plain = _plain(text, language)
    found: dict[int, str] = {}
    for pattern, value in _patterns(language):
        for match in pattern.finditer(plain):
            if value is not None:
                found.setdefault(value, match[0])
            elif (number := _number(match["n"], language)) is not None:
                found.setdefault(number, match[0])
    return found


def says_again(text: str, language: str) -> bool:
    """Return whether a text has a word that may stand for “twice”."""
    pattern = table("multiples")[language]["again"] or _NEVER
    return re.search(pattern, western(text), re.IGNORECASE) is not None


def about(text: str, language: str) -> dict[int, str]:
    """Return the uncounted tens, hundreds, thousands and millions of a text."""
    known = table("multiples")[language]["about"]
    found = {int(n): re.search(each, text, re.IGNORECASE) for n, each in known.items()}
    return {n: match[0] for n, match in found.items() if match}


def _plain(text: str, language: str) -> str:
    """Return a text with digits as 0 to 9, and without words that only look like a multiple."""
    apart = table("multiples")[language]["apart"]
    plain = re.sub(apart, " ", western(text), flags=re.IGNORECASE)
    return western_han(plain) if language in {"zh", "ja"} else plain


@cache
def _patterns(language: str) -> _Patterns:
    known = table("multiples")[language]
    words = "|".join(["|".join(known["numbers"]), r"(?<![\d.,])\d{1,3}"]).strip("|")
    counted = [each.replace("NUMBER", f"(?P<n>{words})") for each in known["counted"]]
    return (
        *((re.compile(each, re.IGNORECASE), None) for each in counted),
        *((re.compile(each, re.IGNORECASE), int(n)) for n, each in known["words"].items()),
    )


def _number(word: str, language: str) -> int | None:
    if word.isdecimal():
        return int(word)
    variants = enumerate(table("multiples")[language]["numbers"], 1)
    return next((n for n, each in variants if word.lower() in each.split("|")), None)
