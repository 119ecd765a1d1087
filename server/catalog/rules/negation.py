"""Lost negations: without its “not”, a sentence says the opposite of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule

# A “not” that is said without one elsewhere: “not before” is “from … on”, “not more than” is “at
# most”, and “No, …” is an answer (see opposites.py).
_DENIES = re.compile(
    r"\b(?:[Nn]ever|[Ww]ithout|[Nn]obody|[Nn]othing(?! but\b)|[Nn]owhere|[Cc]annot|[Nn]either)\b"
    r"(?! (?:more|less|fewer|further|longer|later|earlier)\b)"
    r"|(?<!or )(?<![Ww]hy )\b[Nn]ot\b(?! (?:only|before|until|unless|more|less|fewer|greater|larger"
    r"|longer|later|earlier|even|yours|touched|exceed\w*|too|all|every\w*|just|so|as|always)\b|[.,;])"
    r"|\w+n’t\b(?! (?:only|before|until|unless|exceed\w*)\b)"
    r"|\b[Nn]o (?!(?:more|less|fewer|longer|later|earlier|matter|doubt|one|such)\b)[a-z]{3,}"
)
_OFFLINE = re.compile(
    r"off?-?line|hors ligne|офлайн|آفلاین|ऑफ़लाइन|オフライン|离线|離線|断网|斷網|çevrimdışı"
)
_ENDS = re.compile(r"[.!?;:。！？；：؟।۔؛]+(?:\s+|(?<=[。！？；：])|$)")


@rule("words.negation", ADVICE, "Look whether the translation still says “not” or “never”.")
def find_lost_negation(text: Text) -> Iterator[str]:
    """If the source has a negation, the translation nearly always has one too."""
    pattern = table("negations").get(text.base)
    match = _DENIES.search(text.source_prose)
    if not pattern or not match or text.only_number == 0:
        return
    if not _denies(pattern, text.prose):
        yield f"The source says “{match[0].lstrip('.:!? ')}”, and nothing here does."
        return
    source, there = _sentences(text.source_prose), _sentences(text.prose)
    pairs = [*zip(source, there, strict=False)]
    moved = any(not NEGATIVE.search(one) and _denies(pattern, other) for one, other in pairs)
    if len(source) == len(there) and not moved:
        for wanted, mine in pairs:
            match = _DENIES.search(wanted)
            if match and len(wanted.split()) <= _SHORT and not _denies(pattern, mine):
                yield f"The source says “{wanted.strip()}”, and “{mine.strip()}” doesn’t."


NEGATIVE = re.compile(
    r"n’t\b|\b(?:not?|never|none|nothing|without|fails?|failed|un\w{4,})\b", re.IGNORECASE
)
_SHORT = 12  # words of a sentence that says hardly more than its “not”


def _denies(pattern: str, prose: str) -> bool:
    return bool(re.search(pattern, prose, re.IGNORECASE) or _OFFLINE.search(prose.lower()))


def _sentences(prose: str) -> list[str]:
    return [each for each in _ENDS.split(prose) if each.strip()]
