"""Labels with the opposite meaning, which were copied from a neighbouring field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from server.catalog.language_data import table
from server.catalog.rules.negation import DOUBTFUL, NEGATIVE
from server.catalog.rules.registry import ADVICE, Text, rule

_LABEL = 4  # words of a label; a longer text may say “not before” for “after”
# The English words of the pairs in opposites.toml that only labels must keep.
_PAIRS = {
    "before_after": (r"\bbefore\b", r"\bafter\b"),
    "from_until": (r"\bfrom\b", r"\buntil\b"),
    "last_next": (r"\blast\b", r"\bnext\b"),
    "keep_delete": (r"\b(?:keep|save)\b", r"\b(?:delete|remove)\b"),
}
_SWITCH = r"\b(?:switch|turn|leave|keep)(?:ed|es|s|ing)?(?: \w+){0,2}"
_COUNTED = r"(?: \w+)? (?:digits?|letters?|characters?|rows?|lines?|numbers?)\b"

# Pairs that a text of any length keeps.
_ANYWHERE = {
    "more_less": (r"(?<!or )\bmore\b", r"(?<!or )\b(?:less|fewer)\b"),
    "larger_smaller": (r"\b(?:larger|greater|bigger)\b", r"\bsmaller\b"),
    "least_most": (
        r"\bat least\b|\bminimum\b|\bno less than\b",
        r"\bat most\b|\bup to\b|\bno more than\b|\bmaximum\b",
    ),
    "long_short": (r"\btoo long\b", r"\btoo short\b"),
    "yes_no": (r"(?:^|[,.] )[Yy]es\b(?=[.,:])", r"(?:^|[,.] )[Nn]o\b(?=[.,:])"),
    "credit_number": (r"\bcredit\b", r"\bnumbers?\b"),
    "before_after": (r"\bbefore\b", r"\bafter\b(?! the other|.* at the earliest)"),
    "smallest_largest": (
        r"\b(?:smallest|lowest|least|minimum)\b",
        r"\b(?:largest|biggest|greatest|highest|most|maximum)\b",
    ),
    "earliest_latest": (r"\bat the earliest\b", r"\bat the latest\b"),
    "add_subtract": (
        r"\badd(?:ed|s)? to\b|\bplus\b",
        r"\bsubtract|\bdeduct|\bminus\b|\btake [\w ]+ off\b",
    ),
    "in_out": (r"\bincoming\b|^receiving\b", r"\boutgoing\b|^sending\b"),
    "comma_point": (r"^comma\b", r"^(?:point|full stop|period)\b"),
    "within_after": (r"\bwithin\b", r"(?!)"),
    "with_without": (r"\bwith\b", r"(?!)"),
    "earlier_later": (r"(?<!or )\bearlier\b|\btoo early\b", r"(?<!or )\blater\b|\btoo late\b"),
    "newer_older": (r"\bnewer\b|\bnew version\b", r"\bolder\b|\bold version\b"),
    "first_last": (rf"\bfirst{_COUNTED}|^the first\b", rf"\blast{_COUNTED}|^the last\b"),
    "today_other": (r"\btoday\b", r"\b(?:yesterday|tomorrow)\b"),
    "on_off": (
        rf"{_SWITCH} on\b",
        rf"{_SWITCH} off\b",
    ),
    "import_export": (r"\bimport", r"\bexport"),
}


@rule(
    "words.turned", ADVICE, "Look whether the translation says the same: more or less, yes or no."
)
def find_turned(text: Text) -> Iterator[str]:
    """“More” for “less” turns a fact round."""
    length = len(text.source_prose.split())
    for name, sides in _ANYWHERE.items():
        words = _words(name, text.base)
        if words is None:
            continue
        if name == "credit_number" and length > _SHORT[name]:
            continue
        if name == "with_without" and DOUBTFUL.search(text.source_prose):
            continue
        for mine, other in ((0, 1), (1, 0)):
            if not (said := _find(sides[mine], text.source_prose)):
                continue
            if _words_beside(said, text) > _SHORT.get(name, _LONGEST):
                continue
            there = _find(words[other], text.prose)
            kept = _find(words[mine], text.prose) or _find(sides[other], text.source_prose)
            denied = name in _DENIABLE and there and _is_denied(said, there, text)
            if there and not kept and not denied:
                yield f"The source says “{said.strip(',. ')}”, the translation “{there}”."


def _words_beside(said: str, text: Text) -> int:
    """Return how many words the sentence has in which something is said."""
    sentences = re.split(r"(?<=[.!?;:])\s", text.source_prose)
    return max((len(each.split()) for each in sentences if said in each), default=0)


# The most words of a sentence in which these pairs are compared; a longer one says it otherwise.
_LONGEST = 1000
_SHORT = {"credit_number": 8, "with_without": 8, "within_after": 8, "before_after": 14}
# Pairs of which one side is “not” the other.
_DENIABLE = {"more_less", "larger_smaller", "least_most", "earlier_later", "on_off", "long_short"}


def _is_denied(said: str, there: str, text: Text) -> bool:
    """Return whether one of two opposite words has a “not”: “not smaller” is “larger”."""
    pattern = table("negations").get(text.base, r"(?!)")
    source = next((each for each in _CLAUSE.split(text.source_prose) if said in each), "")
    mine = next((each for each in _CLAUSE.split(text.prose) if there in each), "")
    return bool(NEGATIVE.search(source)) != bool(re.search(pattern, mine, re.IGNORECASE))


_CLAUSE = re.compile(r"[.!?;:,。！？；：，、؟،؛।]+(?:\s+|(?<=[。！？；：，、])|$)|\s[–—]\s")


@rule("words.except", ADVICE, "Look whether the translation makes an exception of what is none.")
def find_exceptions(text: Text) -> Iterator[str]:
    """“Not even to get your money back” must not become “except to get it back”."""
    words = _words("even_except", text.base)
    there = _find(words[1], text.prose) if words else ""
    if re.search(r"\bnot even\b", text.source_prose, re.IGNORECASE) and there:
        yield f"The source says “not even”, the translation “{there}”."


@rule("words.exchanged", ADVICE, "Put each quoted word where the source has it.")
def find_exchanged_labels(text: Text) -> Iterator[str]:
    """“Until” before “From” is a mistake; “From” before “Until” is none."""
    named = _BEFORE.search(text.source_prose)
    ends, order = _words("from_until", text.base), _words("before_after", text.base)
    if not named or not ends or not order:
        return
    wanted = [_side(_PAIRS["from_until"], each) for each in named.groups()]
    quoted = [next(filter(None, each)) for each in _QUOTED.findall(text.prose)]
    there = [_side(ends, each) for each in quoted[:2]]
    is_after = _find(order[1], text.prose)
    if None not in wanted and there == wanted[::-1] and not is_after:
        yield f"“{quoted[0]}” and “{quoted[1]}” stand in another order than in the source."


_BEFORE = re.compile(r"“([^”]+)” is before “([^”]+)”")
_QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|「([^」]+)」|»([^«]+)«")


def _side(sides: Sequence[str], label: str) -> int | None:
    return next((n for n in (0, 1) if _find(sides[n], label)), None)


@rule("words.opposite", ADVICE, "Look whether this is the translation of the label beside it.")
def find_opposites(text: Text) -> Iterator[str]:
    """If “Balance after” has the words of “Balance before”, users exchange two amounts."""
    if len(text.source_prose.split()) > _LABEL:
        return
    for name in _PAIRS:
        words = _words(name, text.base)
        if words is None:
            continue
        for mine, other in ((0, 1), (1, 0)):
            said = _find(_PAIRS[name][mine], text.source_prose)
            there = _find(words[other], text.prose)
            neither = _find(_PAIRS[name][other], text.source_prose) or _find(
                words[mine], text.prose
            )
            if said and there and not neither:
                yield f"The source says “{said}”, the translation “{there}”."


def _words(name: str, base: str) -> list[str] | None:
    found: list[str] | None = table("opposites")[name].get(base)
    return found


def _find(pattern: str, prose: str) -> str:
    match = re.search(pattern, prose, re.IGNORECASE)
    return match[0] if match else ""
