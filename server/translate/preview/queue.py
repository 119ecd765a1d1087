"""The messages that are still to be translated, in order."""

from __future__ import annotations

from collections.abc import Iterable

from server.catalog.areas import is_critical
from server.catalog.po import Entry
from server.translate.watched import Key, Words, key_of


def unfinished(words: Words) -> list[Key]:
    """Return the messages that a release would show in English, the critical ones first."""
    open_ones = [each for each in words.entries.values() if not _is_shown(each, words)]
    open_ones.sort(key=lambda each: not is_critical(each.places))
    return [key_of(each) for each in open_ones]


def after(key: Key, queue: Iterable[Key], order: Iterable[Key]) -> Key | None:
    """Return the first of `queue` after a message, else the first of all, else None.

    `order` has all messages: a message that is finished by now still has its place there.
    """
    places = {each: place for place, each in enumerate(order)}
    left = [each for each in queue if each != key]
    behind = (each for each in left if places.get(each, 0) > places.get(key, -1))
    return next(behind, left[0] if left else None)


def _is_shown(entry: Entry, words: Words) -> bool:
    return entry.is_translated and key_of(entry) not in words.problems
