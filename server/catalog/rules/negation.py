"""Lost negations: without its “not”, a sentence says the opposite of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.length import is_list
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


@rule("words.denied", ADVICE, "Look whether each “not” of the source is here.")
def find_fewer_negations(text: Text) -> Iterator[str]:
    """Of “if nothing arrives, don’t pay again”, one half must not lose its “don’t”."""
    pattern = table("negations").get(text.base)
    denials = [*_COUNTED.finditer(_SERIES.sub("no", text.source_prose))]
    if not pattern or len(denials) != _TWO or is_list(text.source_prose):
        return
    if text.entry.plural is None and sum(1 for _ in _each(pattern, text.prose)) == 1:
        yield f"The source says “{denials[0][0]}” and “{denials[1][0]}”; here is one of them."


@rule("words.affirmed", ADVICE, "Look whether the translation denies what the source says.")
def find_added_negations(text: Text) -> Iterator[str]:
    """“Bank cards are taken” must not become “aren’t taken”."""
    pattern = table("denials").get(text.base)
    short = len(text.source_prose.split()) <= _SHORT and text.entry.plural is None
    if not pattern or not short or DOUBTFUL.search(text.source_prose):
        return
    if match := re.search(pattern, text.prose, re.IGNORECASE):
        yield f"The source has no negation, and here is “{match[0]}”."


_COUNTED = re.compile(
    r"n’t\b|\b(?:(?<![Ww]hy )[Nn]ot(?! even)|[Nn]ever|(?<!to )[Nn]othing|[Nn]obody)\b"
    r"|\b(?:[Cc]annot|[Ww]ithout|[Ff]ails?|[Ff]ailed)\b"
    r"|\b[Nn]o (?!more|longer|less|such)"
)
_SERIES = re.compile(r"\b[Nn]o\b[^.;:]*\bno\b")  # “no data and no credit”
_TWO = 2
# Words of sources whose translations may have a “not” of their own: “still open” is “not closed”.
DOUBTFUL = re.compile(
    r"n[’']t\b|\b(?:not?|never|none|nor|nobody|nothing|without|cannot|only|until|unless|yet|other"
    r"|els\w*|lost|lack\w*|miss\w*|empty|late\w*|too|fail\w*|stop\w*|avoid|refus\w*|forb\w*|forg\w*"
    r"|illegal|in(?:valid|correct|complete|active)\w*|dis\w+|un\w+|im\w+|\w+less|clos\w*|off"
    r"|wrong\w*|skip\w*|ignor\w*|except\w*|free|hid\w*|expir\w*|den\w+|rather|instead|whether"
    r"|any\w*|if|but|hardly|few\w*|gone|wait\w*|pending|block\w*|reject\w*|declin\w*|leave\w*|out"
    r"|alone|untouched|differ\w*|excl\w*|error|end\w*|delet\w*|remov\w*|broken|always|just|away"
    r"|hold|most|least|than|future|past|low|below|mistake|wants?|needs?|stays?|right|exactly|open"
    r"|cancel\w*|outside|optional|still|keep|remember|same|both|all|every\w*)\b"
    r"|\?",
    re.IGNORECASE,
)


def _each(pattern: str, prose: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, prose, re.IGNORECASE)


NEGATIVE = re.compile(
    r"n’t\b|\b(?:not?|never|none|nothing|nobody|cannot|neither|nor|without|fails?|failed|missing|lost|un\w{4,})\b",
    re.IGNORECASE,
)
_SHORT = 12  # words of a sentence that says hardly more than its “not”


def _denies(pattern: str, prose: str) -> bool:
    return bool(re.search(pattern, prose, re.IGNORECASE) or _OFFLINE.search(prose.lower()))


def _sentences(prose: str) -> list[str]:
    return [each for each in _ENDS.split(prose) if each.strip()]
