"""The glossary: terms that a language's translators agreed on, and words that they avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from server.catalog.glossary import read_glossary
from server.catalog.rules.registry import ADVICE, Text, rule

_UNSPACED = {"Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"}
# A message that is a list of search words: it has all words for one thing, also avoided ones.
SEARCHED = re.compile(r"[a-z][^.:;!?<%]*(?:, [^,.:;!?<%]+){3,}")
_SEE = "Use the word of GLOSSARY.md beside the catalog; or change it there first, for all of it."


@rule("glossary.avoided", ADVICE, _SEE)
def find_avoided(text: Text) -> Iterator[str]:
    """One thing has one word; the glossary lists words to avoid."""
    if SEARCHED.fullmatch(text.source):
        return
    avoided = read_glossary(text.language.folder).avoided
    if not _pattern(tuple(each.word for each in avoided), text.script).search(text.prose):
        return
    for each in avoided:
        if each.source and not re.search(rf"\b{each.source}", text.source, re.IGNORECASE):
            continue
        if match := _pattern((each.word,), text.script).search(text.prose):
            yield f"“{match[0]}” is not used here; write {each.instead}."


@rule("glossary.term", ADVICE, _SEE)
def find_other_terms(text: Text) -> Iterator[str]:
    """A label that is a term of the glossary has the word that the glossary gives."""
    terms = read_glossary(text.language.folder).terms
    choices = terms.get(text.source_prose.strip(" .:?").lower(), ())
    if choices and text.entry.plural is None:
        plain = text.prose.casefold()
        if not any(piece in plain for each in choices for piece in pieces(each, text.script)):
            yield f"The glossary has {' or '.join(choices)} for “{text.source}”."


def pieces(choice: str, script: str) -> list[str]:
    """Return the parts of a choice that are looked for: its words without their endings.

    For scripts without spaces, these are its pairs of characters.
    """
    plain = choice.casefold()
    if script in _UNSPACED and not plain.isascii():
        return [plain[place : place + 2] for place in range(max(len(plain) - 1, 1))]
    words = [each.removeprefix("ال") for each in plain.split()]
    return [each[: max(len(each) - 2, 3)] for each in words if len(each) > 2] or words


@cache
def _pattern(words: tuple[str, ...], script: str) -> re.Pattern[str]:
    """Return a pattern of any of these words, also with the ending of a plural."""
    found = []
    for word in sorted(words, key=len, reverse=True):
        escaped = re.escape(word)
        if script in _UNSPACED or not word[0].isalpha():
            found.append(escaped)
        else:
            prefix = r"(?:[وفبلك]?(?:ال)?)" if script == "Arab" else ""
            found.append(rf"(?<!\w){prefix}{escaped}(?:e?s|n|en)?(?!\w)")
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)
