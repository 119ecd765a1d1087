"""Lengths in columns: a Han character has two, a combining mark none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_ENOUGH = 30  # columns of a source that is long enough for a ratio
# The usual columns of a translation for each column of the source: least and most.
_RATIO = {
    "Arab": (0.3, 2.0),
    "Hebr": (0.3, 2.0),
    "Hans": (0.25, 1.6),
    "Hant": (0.25, 1.6),
    "Jpan": (0.3, 2.2),
    "Kore": (0.3, 2.0),
}
_USUAL = (0.4, 2.2)
_LABEL, _TIMES = 24, 4  # columns of a label of one word, and how often its English fits in
_BURSTS = 2.5  # times its budget: a longer label pushes others off the screen


def is_list(prose: str) -> bool:
    """Return whether a text is a list of words, such as those that users search for."""
    return prose.count(", ") > 1 and not re.search(r"[.!?:;]|, ?(?:and|or) | (?:and|or) ", prose)


def columns(text: str) -> int:
    """Return the columns of a text."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@rule("length.short", ADVICE, "Look whether a sentence was left out.")
def find_short(text: Text) -> Iterator[str]:
    """In a very short translation, a sentence is probably missing."""
    if text.stands_for_one_number:
        return  # “no receipts” can leave a lot out
    mine, source = columns(text.prose), columns(text.source_prose)
    if source >= _ENOUGH and mine < source * _RATIO.get(text.script, _USUAL)[0]:
        yield f"It is very short: {mine} columns for {source}."


@rule("length.long", ADVICE, "Look whether it says more than the source; else shorten it.")
def find_long(text: Text) -> Iterator[str]:
    """A very long translation probably belongs to another message."""
    mine, source = columns(text.prose), columns(text.source_prose)
    if is_list(text.source_prose):
        return  # further search words help
    most = source * _RATIO.get(text.script, _USUAL)[1] if source >= _ENOUGH else _LABEL
    one_word = " " not in text.source_prose.strip() and "%" not in text.source
    if mine > most and (source >= _ENOUGH or (one_word and mine >= _TIMES * source)):
        yield f"It is very long: {mine} columns for {source}."


@rule("length.budget", ADVICE, "Find a shorter word: the place for it is narrow on a phone.")
def find_over_budget(text: Text) -> Iterator[str]:
    """Labels of the bar and of neighbouring buttons have their greatest length in a comment."""
    budget = text.entry.budget
    if budget and budget < columns(text.prose) <= budget * _BURSTS:
        yield _over(text, budget)


@rule("length.bursts", ERROR, "Find a shorter word: this one pushes others off a phone’s screen.")
def find_bursting(text: Text) -> Iterator[str]:
    """With a much too long label, the other labels of a bar are off the screen."""
    budget = text.entry.budget
    if budget and columns(text.prose) > budget * _BURSTS:
        yield _over(text, budget)


def _over(text: Text, budget: int) -> str:
    return f"It has {columns(text.prose)} columns; {budget} fit (a Han character is two)."
