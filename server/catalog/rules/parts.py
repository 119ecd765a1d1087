"""Sentences, clauses and items of lists that a translation left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from server.catalog.language_data import table
from server.catalog.rules.glossary import SEARCHED
from server.catalog.rules.length import columns, is_list
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_ENOUGH = 40  # columns of a source that is long enough to compare
_SENTENCE = re.compile(r"[;；؛:：](?!\d)|[.!?؟।۔](?=\s|$|[”」»])|[。！？]")
_CLAUSE = re.compile(rf"{_SENTENCE.pattern}|[,，、،](?!\d)")
# Shares of the usual length: with fewer sentences and less than this, something is missing.
_SHORT_BY_SENTENCES, _SHORT_BY_CLAUSES = 0.67, 0.615
# Items of a list after its first one: one or two words, none of which begins a clause.
_ITEM = (
    r"(?!(?:a|an|and|as|at|but|by|don|if|in|is|it|its|no|not|now|of|on|or|so|such|the|then|to|we"
    r"|what|when|where|which|who|with|you|your)\b)[\w’-]+"
)
_ITEMS = rf"{_ITEM}(?: {_ITEM})?"
_LIST = re.compile(rf"[\w’-]+((?:, {_ITEMS})+),? (?:and|or) {_ITEMS}(?=[.,:;!?)]|$)")
_SEPARATORS = "[,，、،/؛;；]"
_UNMARKED = {"Thai", "Laoo", "Khmr", "Mymr"}  # scripts that separate with spaces
_AND = {"zh": "[和与與及跟或]|还有|還有|以及", "ja": "[とやか]|または|および|もしくは"}


@rule("sentence.missing", ADVICE, "Look whether a sentence, or a half of one, was left out.")
def find_missing_sentences(text: Text) -> Iterator[str]:
    """Merged sentences are as long as separate ones; a sentence that was left out is missing."""
    usual = table("lengths")["usual"].get(text.base)
    wanted, there = columns(text.source_prose), columns(text.prose)
    unmarked = text.stands_for_one_number or text.script in _UNMARKED or is_list(text.source_prose)
    if unmarked or not usual or wanted < _ENOUGH:
        return
    share = there / (wanted * usual)
    for ends, least, name in (
        (_SENTENCE, _SHORT_BY_SENTENCES, "sentences"),
        (_CLAUSE, _SHORT_BY_CLAUSES, "parts"),
    ):
        source, mine = _count(ends, text.source_prose), _count(ends, text.prose)
        if mine < source and share < least:
            yield f"It has {mine} of {source} {name}, and {share:.0%} of the usual length."
            return


def _count(ends: re.Pattern[str], prose: str) -> int:
    return sum(bool(each.strip()) for each in ends.split(prose))


@rule("list.missing", ADVICE, "Look whether an item of the list was left out.")
def find_missing_items(text: Text) -> Iterator[str]:
    """Of “order number, date and phone number”, each is asked for."""
    and_or = _and_or(text.base)
    if not and_or or text.script in _UNMARKED:
        return
    there = len(re.findall(f"{_SEPARATORS}|{and_or}", text.prose.lower()))
    for match in _LIST.finditer(text.source_prose):
        items = match[1].count(", ") + 2
        if there < items - 1:
            yield f"The list of the source (“{match[0]}”) has {items} items."


_COMMA = re.compile("[,，、،]")


@rule("list.comma", ERROR, "Separate the words with commas: the search splits them there.")
def find_other_separators(text: Text) -> Iterator[str]:
    """A list of words that users search for is one long word without its commas."""
    if SEARCHED.fullmatch(text.source_prose) and not _COMMA.search(text.prose):
        yield "The source is a list with commas, and here is none."


@cache
def _and_or(base: str) -> str:
    """Return a pattern of CLDR's words for “and” and “or”."""
    if base in _AND:
        return _AND[base]
    try:
        patterns = Locale.parse(base).list_patterns
    except (UnknownLocaleError, ValueError):
        return ""
    ends = [patterns[style]["2"] for style in ("standard", "or") if style in patterns]
    words = [re.sub(r"\{\d\}", "", each).strip(" ,،、") for each in ends]
    return "|".join(rf"(?<!\w){re.escape(each)}" for each in words if each)
