"""The sources of the guide's facts: where they were read, how old and how sure they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

Tier = Literal["official", "two", "one", "reported"]
Kind = Literal["rule", "price", "advice"]
# Years after which a fact of a kind is old. Advice never gets old.
OLD_AFTER: Mapping[Kind, int | None] = {"rule": 5, "price": 2, "advice": None}


@dataclass(frozen=True, slots=True)
class Source:
    """A published page that facts of the guide were read on.

    `publisher` and `page` are as printed and never translated; `page` may be "". `as_of` is the
    year of the publication, None if it has no date; `read` is the day on which it was read. `tier`
    says how sure its facts are: "official" is the operator, the regulator or the law itself;
    "reported" is an official rule that was read in the press or in a copy; "two" and "one" count
    independent publishers.
    """

    key: str
    publisher: str
    url: str
    as_of: int | None
    read: date
    tier: Tier
    kind: Kind
    page: str = ""

    @property
    def is_old(self) -> bool:
        """Whether it was too old for its kind when it was read; undated pages count as old."""
        years = OLD_AFTER[self.kind]
        if years is None:
            return False
        return self.as_of is None or self.read.year - self.as_of > years


@dataclass(frozen=True, slots=True)
class Note:
    """A source with its number in a chapter."""

    number: int
    source: Source


class Notes:
    """The sources of one chapter, numbered in the order in which the chapter cites them."""

    def __init__(self, sources: Mapping[str, Source] | None = None) -> None:
        """Start without notes; keys are looked up in `sources`."""
        self._sources = SOURCES if sources is None else sources
        self._notes: dict[str, Note] = {}

    def cite(self, key: str) -> Note:
        """Return the note of a source, a new one at its first mention.

        Raise KeyError if there is no such source.
        """
        if key not in self._notes:
            self._notes[key] = Note(len(self._notes) + 1, self._sources[key])
        return self._notes[key]

    @property
    def cited(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._notes.values())


def read_sources(path: Path) -> dict[str, Source]:
    """Return sources by key. Raise TypeError or ValueError for an entry that can't be checked.

    Each needs an address, and the year of the publication or "undated".
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _read_source(key, entry) for key, entry in entries.items()}


def _read_source(key: str, entry: dict[str, Any]) -> Source:
    source = Source(key=key, **entry)
    address = urlsplit(source.url)
    if address.scheme not in {"http", "https"} or not address.netloc:
        raise ValueError(f"{key} has no address")
    if not address.path.strip("/") and not address.query:
        raise ValueError(f"{key} leads to a site, not to the page that was read")
    year: object = source.as_of
    if year == "undated":
        return replace(source, as_of=None)
    if not isinstance(year, int) or not 2000 <= year <= source.read.year:
        raise ValueError(f"{key} needs the year of what was read, or undated")
    return source


SOURCES: Mapping[str, Source] = read_sources(Path(__file__).with_name("data") / "sources.toml")


def release_date() -> date:
    """Return the date of a release: the day on which the newest of its facts was read.

    Unlike a clock, it is the same for two builds of the same sources. It tells readers how old
    the facts are; a correction of the words alone doesn't change it.
    """
    return max(each.read for each in SOURCES.values())
