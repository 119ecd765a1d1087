"""Letters of another script: look-alikes, foreign words, Simplified for Traditional Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from server.catalog.names import brands, is_shared
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

# Letters that look like Latin ones, by their script, and the Latin letters that they look like.
_LIKE_LATIN = {
    "CYRILLIC": "аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅ",
    "GREEK": "οανιρτυχκβΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
}
_LATIN_LIKE = {"CYRILLIC": "aeopcyxijshkmtbnruABEKMHOPCTXIJS", "GREEK": "ovikuABEZHIKMNOPTYX"}
_NAMES = {
    "Latn": {"LATIN"},
    "Cyrl": {"CYRILLIC"},
    "Grek": {"GREEK"},
    "Hans": {"CJK"},
    "Hant": {"CJK"},
    "Jpan": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    "Kore": {"HANGUL", "CJK"},
}
_OWN_LETTERS = {
    "Arab": "ARABIC",
    "Hebr": "HEBREW",
    "Thai": "THAI",
    "Deva": "DEVANAGARI",
    "Beng": "BENGALI",
    "Armn": "ARMENIAN",
    "Geor": "GEORGIAN",
    "Khmr": "KHMER",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
}
_SOME = 6  # letters; a shorter text may be an abbreviation in Latin letters
_LATIN = re.compile("[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Characters that are in use although the old encoding of that script lacks them.
_ALSO_SIMPLIFIED = set("瞭囉喆嘞乾著濛骼鎔堃")
_ALSO_TRADITIONAL = set("着")


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return name.split(" ", 1)[0] if letter.isalpha() else ""


def _scripts(word: str) -> set[str]:
    return {script for script in map(_script, word) if script}


_MARKED = re.compile(r"[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
_MANY = 3  # words of which one has a mark in any text


@rule("script.marks", ADVICE, "Type it with the input method of your language, with its marks.")
def find_lost_marks(text: Text) -> Iterator[str]:
    """Vietnamese without its marks can be read in many ways."""
    words = re.findall(r"[^\W\d_]{2,}", text.prose)
    own = [each for each in words if each not in text.source_prose]
    if text.base == "vi" and len(own) >= _MANY and not _MARKED.search(text.prose):
        yield "No letter has a mark."


@rule("script.visarga", ADVICE, "Type a colon: the two look alike.", about="\u0903")
def find_visarga_for_colon(text: Text) -> Iterator[str]:
    """The sign of Devanagari for a sound looks like a colon, and screen readers speak it."""
    missing = text.source_prose.count(":") > len(re.findall("[:：]", text.prose))
    if missing and (match := re.search(r"\S*\u0903(?=\s|$)", text.prose)):
        yield f"“{match[0]}” ends with a visarga."


@rule("script.lookalike", ERROR, "Type the word anew on your language’s keyboard.")
def find_lookalikes(text: Text) -> Iterator[str]:
    """Readers see no difference, but searches do; forged addresses make use of that."""
    own = _NAMES.get(text.script, set())
    for word in _WORD.findall(text.prose):
        scripts = _scripts(word)
        for other, letters in _LIKE_LATIN.items():
            if other not in scripts or word in text.source:
                continue
            mixed = "LATIN" in scripts
            foreign = [each for each in word if _script(each) == other]
            latin = [each for each in word if _script(each) == "LATIN"]
            named = all(_is_named(run, text.source) for run in _LATIN.findall(word))
            if mixed and not named and all(each in _LATIN_LIKE[other] for each in latin):
                yield f"“{word}” has Latin letters among others: {' '.join(latin)}"
            elif (mixed or other not in own) and all(each in letters for each in foreign):
                yield f"“{word}” has {other.title()} letters that look Latin: {' '.join(foreign)}"


def _is_named(run: str, source: str) -> bool:
    """Return whether Latin letters are a word of the source, as in “eSIM” with an ending."""
    return len(run) > 1 and re.search(rf"\b{run}\b", source) is not None


@rule("script.none", ERROR, "Look whether the keyboard was set to another language.")
def find_no_own_script(text: Text) -> Iterator[str]:
    """A text without any letter of its script was typed on the wrong keyboard."""
    own = _NAMES.get(text.script) or {_OWN_LETTERS.get(text.script, "LATIN")}
    found = [_script(each) for each in text.prose if each.isalpha()]
    if "LATIN" in own or len(found) < _SOME or own & set(found):
        return
    words = _WORD.findall(text.prose)
    named = {each.casefold() for each in _WORD.findall(text.source)} | brands()
    if not any(each.casefold() in named or is_shared(each, text.base) for each in words):
        yield "Not a letter of it is of the language’s own script."


@rule("script.foreign", ADVICE, "If it is a name, keep it as the source has it; else translate it.")
def find_foreign_words(text: Text) -> Iterator[str]:
    """A word in another script probably comes from another translation."""
    expected = _NAMES.get(text.script)
    if expected is None:
        return
    for word in _WORD.findall(text.prose):
        strange = _scripts(word) - expected - {"LATIN", "FEMININE", "MASCULINE", "MICRO"}
        if strange and word not in text.source:
            yield f"“{word}” is {' and '.join(sorted(strange)).title()}."


@rule("script.simplified", ADVICE, "Type the traditional form.")
def find_simplified(text: Text) -> Iterator[str]:
    """Simplified characters are spelling mistakes in Traditional Chinese."""
    if text.script == "Hant":
        yield from _name_all("Simplified", filter(is_only_simplified, _han(text)))


@rule("script.traditional", ADVICE, "Type the simplified form.")
def find_traditional(text: Text) -> Iterator[str]:
    """Traditional characters are spelling mistakes in Simplified Chinese."""
    if text.script == "Hans":
        yield from _name_all("Traditional", filter(is_only_traditional, _han(text)))


def _name_all(kind: str, characters: Iterable[str]) -> Iterator[str]:
    if found := " ".join(dict.fromkeys(characters)):
        yield f"{kind}: {found}"


def _han(text: Text) -> list[str]:
    return [each for each in text.prose if _script(each) == "CJK" and each not in text.source]


@cache
def is_only_simplified(character: str) -> bool:
    """Return whether only GB 2312 has a character, the old encoding of Simplified Chinese."""
    both = character in _ALSO_TRADITIONAL
    return not both and encodes(character, "gb2312") and not encodes(character, "big5")


@cache
def is_only_traditional(character: str) -> bool:
    """Return whether only Big5 has a character, the old encoding of Traditional Chinese."""
    both = character in _ALSO_SIMPLIFIED
    return not both and encodes(character, "big5") and not encodes(character, "gb2312")


def encodes(character: str, codec: str) -> bool:
    """Return whether an encoding has a character."""
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
