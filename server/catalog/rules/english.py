"""Words that were left in English."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from server.catalog.names import WORD, brands, is_common, is_shared
from server.catalog.reading import HELD
from server.catalog.rules.registry import ADVICE, Text, rule

# Words that are frequent in English sentences, and rare in other languages.
_FUNCTION = frozenset(
    [
        *("the", "and", "with", "have", "has", "not", "that", "this", "from", "you", "your", "for"),
        *("are", "was", "were", "will", "would", "can", "could", "should", "what", "when", "where"),
        *("which", "who", "why", "how", "if", "it", "its", "they", "them", "their", "there"),
        *("then", "than", "while", "still", "after", "before", "because", "about", "into", "only"),
        *("all", "any", "each", "more", "most", "other", "some", "such", "but", "or", "by", "of"),
        *("to", "be", "been", "do", "does", "don’t", "can’t", "isn’t", "doesn’t", "did", "is"),
        *("at", "on", "as", "we", "our", "my", "me", "her", "his", "she", "he"),
    ]
)
# English words that no other language in Latin script has, except those of the next table.
_ONLY_ENGLISH = frozenset(
    [
        *("the", "and", "with", "your", "you", "which", "their", "would", "should", "could", "of"),
        *("this", "that", "from", "have", "please"),
    ]
)
_ALSO = {
    "da": frozenset(["have", "of"]),
    "nl": frozenset(["of", "have"]),
    "af": frozenset(["of"]),
    "vi": frozenset(["the"]),
}
_QUOTED = re.compile(r"[“„«「『‘\"‚][^”“»」』’\"]*[”“»」』’\"]")
_ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.ASCII)
_APART = re.compile(r"<bdi\b[^>]*>([^<]*)</bdi>")
_TRANSLATE = "Translate it; a name or a word that your language shares may stay."


@rule("words.unchanged", ADVICE, _TRANSLATE)
def find_unchanged(text: Text) -> Iterator[str]:
    """A source that was copied and then forgotten counts as translated."""
    if _plain(text.prose) != _plain(text.source_prose):
        return
    left = [each for each in WORD.findall(text.source_prose) if not is_shared(each, text.base)]
    if left:
        yield f"The translation is the same as the source: {', '.join(left[:4])}."


@rule("words.english", ADVICE, _TRANSLATE)
def find_english(text: Text) -> Iterator[str]:
    """A part of the source may be left in the text: half a sentence, or one word."""
    if _plain(text.prose) == _plain(text.source_prose):
        return
    there = _words(_QUOTED.sub(" ", text.prose))
    source = [each.lower() for each in _words(text.source_prose)]
    if text.script != "Latn":
        apart = {each.lower() for inner in _APART.findall(text.source) for each in _words(inner)}
        known = set(source) - apart
        for each in there:
            if each.lower() in known and each.isascii() and _is_english(each, text):
                yield f"“{each}” is English."
                return
        return
    left = [each for each in there if each in _ONLY_ENGLISH - _ALSO.get(text.base, frozenset())]
    if left:
        yield f"“{left[0]}” is English."
        return
    if len({each.lower() for each in there} & set(source)) < 3:
        return
    run = _longest_run([each.lower() for each in there], source)
    small = sum(each in _FUNCTION for each in run)
    telling = any(not is_shared(each, text.base) and each not in _FUNCTION for each in run)
    if small >= 4 or (telling and (len(run) >= 6 or (len(run) >= 3 and small >= 1))):
        yield f"“{' '.join(run[:6])}” is English."


def _is_english(word: str, text: Text) -> bool:
    """Return whether a Latin word in a text of another script is English, and not a name."""
    if is_shared(word, text.base):
        return False
    if word[0].isupper() and re.search(rf"\b{re.escape(word)}\b", text.source_prose):
        return is_common(word) and word.lower() not in brands()
    return True


def _words(prose: str) -> list[str]:
    """Return the words of a text, without addresses."""
    plain = _ADDRESS.sub(" ", re.sub(r"https?://\S+", " ", html.unescape(prose)).replace(HELD, " "))
    return [each for each in WORD.findall(plain) if len(each) > 1 and not each.isdecimal()]


def _plain(prose: str) -> str:
    return re.sub(r"[\W_]+", " ", prose.replace(HELD, " ")).strip().casefold()


def _longest_run(there: list[str], source: list[str]) -> list[str]:
    """Return the longest run of words that both texts have in the same order."""
    best: list[str] = []
    ending: dict[int, int] = {}
    for place, word in enumerate(there):
        lengths = {}
        for other, wanted in enumerate(source):
            if word == wanted:
                lengths[other] = ending.get(other - 1, 0) + 1
                if lengths[other] > len(best):
                    best = there[place - lengths[other] + 1 : place + 1]
        ending = lengths
    return best
