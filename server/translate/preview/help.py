"""Help for translating a message, from the glossary and the catalogs of all languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from server.catalog import plurals
from server.catalog.difference import pieces
from server.catalog.glossary import rows_in
from server.catalog.po import Entry
from server.catalog.reading import prose
from server.core.languages import LANGUAGES, SOURCE, Language
from server.translate.live import LiveDomain
from server.translate.watched import Key, key_of

_MOST = 4  # similar messages that are shown
_ALIKE = 0.3  # the least share of common words in two similar messages
_WORD = re.compile(r"\w+")


def help_with(entry: Entry, language: Language, domain: LiveDomain) -> dict[str, Any]:
    """Return terms, plural numbers, other languages and similar messages, as JSON.

    `difference` and `previous` are empty unless the English was reworded.
    """
    before, source = entry.previous if entry.is_fuzzy else "", entry.source or ""
    return {
        "previous": before,
        "difference": [each._asdict() for each in pieces(before, source)] if before else [],
        "terms": [asdict(row) for row in _terms(entry, language, domain)],
        "numbers": numbers_of(entry, language),
        "others": list(_others(entry, language, domain)),
        "similar": list(similar(entry, domain.watch(language).good.entries)),
    }


def numbers_of(entry: Entry, language: Language) -> list[str]:
    """Return, for each plural form, some numbers that take it: `1, 21, 31, 41, …`."""
    if entry.plural is None:
        return []
    rule = language.plural_forms
    return [plurals.describe(rule, form) for form in range(plurals.parse(rule)[0])]


def _terms(entry: Entry, language: Language, domain: LiveDomain) -> Iterable[Any]:
    sentence = prose(f"{entry.source} {entry.plural or ''}")
    return rows_in(sentence, language.folder, domain.folder)


def _others(entry: Entry, language: Language, domain: LiveDomain) -> Iterator[dict[str, str]]:
    """Yield the translations in other languages."""
    for other in LANGUAGES:
        if other in (SOURCE, language):
            continue
        found = domain.watch(other).look().entries.get(key_of(entry))
        if found and found.is_translated:
            yield {
                "tag": other.tag,
                "name": other.name,
                "direction": other.direction,
                "words": found.forms[-1],
            }


def similar(entry: Entry, entries: Mapping[Key, Entry]) -> Iterator[dict[str, str]]:
    """Yield the translated messages with the most words in common with this one."""
    mine = _words(entry)
    rated = []
    for key, other in entries.items():
        theirs = _words(other)
        if key == key_of(entry) or not other.is_translated or not mine & theirs:
            continue
        alike = len(mine & theirs) / len(mine | theirs)
        if alike >= _ALIKE:
            rated.append((alike, key, other))
    rated.sort(key=lambda each: (-each[0], each[1]))
    for _, _, other in rated[:_MOST]:
        yield {"source": other.source or "", "words": other.forms[-1]}


def _words(entry: Entry) -> set[str]:
    return set(_WORD.findall(prose(entry.source or "").lower()))
