"""The share of the app that a catalog covers. Only translations that would be shown count."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from server.catalog.areas import area_of, is_critical
from server.catalog.judgements import judge
from server.catalog.judging import refused
from server.catalog.po import CatalogError, Entry, active, read_file
from server.catalog.reading import prose
from server.core.languages import SOURCE, Language
from server.core.paths import TRANSLATIONS

# Our estimate for careful work on short texts with tags and placeholders, with a second reading.
WORDS_AN_HOUR = 250


@dataclass(slots=True)
class Count:
    """A number of messages that are done, out of a total."""

    done: int = 0
    total: int = 0

    @property
    def missing(self) -> int:
        """The number of those that are not done."""
        return self.total - self.done

    @property
    def share(self) -> float:
        """The part that is done, from 0 to 1; it is 1 if there are none."""
        return self.done / self.total if self.total else 1.0

    def add(self, *, done: bool) -> None:
        """Count one more."""
        self.total += 1
        self.done += done

    def __str__(self) -> str:
        """Return a percentage that is 100 only if nothing is missing."""
        return f"{int(self.share * 100)} %"


@dataclass(slots=True)
class Coverage:
    """The coverage of a catalog, in all and by area, and why the other messages don't count.

    `refused` counts translations with an error, for which the app shows the source. `words_left`
    counts the English words of all messages that are not shown translated.
    """

    all: Count = field(default_factory=Count)
    critical: Count = field(default_factory=Count)
    areas: dict[str, Count] = field(default_factory=dict)
    fuzzy: int = 0
    empty: int = 0
    refused: int = 0
    words_left: int = 0

    @property
    def hours_left(self) -> float:
        """An estimate of the work left, in hours, rounded up to half an hour."""
        return math.ceil(2 * self.words_left / WORDS_AN_HOUR) / 2


def read_template() -> list[Entry]:
    """Return all messages of the app. Raise OSError or CatalogError if there is no template."""
    return list(active(read_file(TRANSLATIONS / "messages.pot")))


def read_catalog(language: Language) -> list[Entry]:
    """Return the entries of a language's catalog; none if it is missing or can't be read."""
    try:
        return list(active(read_file(TRANSLATIONS / language.folder / "LC_MESSAGES/messages.po")))
    except (FileNotFoundError, CatalogError):
        return []


def measure(language: Language, template: Iterable[Entry], kept_in: Path | None = None) -> Coverage:
    """Return how much of the template a language's catalog covers.

    `kept_in` is a folder with judgements of earlier commands.
    """
    entries = read_catalog(language)
    if kept_in:
        judge(entries, language, kept_in)
    return count(language, template, {each.key: each for each in entries})


def count(
    language: Language, template: Iterable[Entry], entries: Mapping[tuple[str | None, str], Entry]
) -> Coverage:
    """Return how much of the template these entries cover."""
    coverage = Coverage()
    bad = refused(entries.values(), language) if language != SOURCE else {}
    for message in template:
        entry = entries.get(message.key)
        done = language == SOURCE or _is_shown(entry, coverage, refused=message.key in bad)
        coverage.all.add(done=done)
        coverage.words_left += 0 if done else _words(message)
        if is_critical(message.places):
            coverage.critical.add(done=done)
        for area in sorted({area_of(place) for place in message.places}):
            coverage.areas.setdefault(area, Count()).add(done=done)
    return coverage


def _words(message: Entry) -> int:
    return len(prose(f"{message.source} {message.plural or ''}").split())


def _is_shown(entry: Entry | None, coverage: Coverage, *, refused: bool) -> bool:
    if entry is None or not all(entry.forms):
        coverage.empty += 1
        return False
    if entry.is_fuzzy:
        coverage.fuzzy += 1
        return False
    if refused:
        coverage.refused += 1
        return False
    return True
