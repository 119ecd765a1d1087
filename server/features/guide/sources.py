"""Where the guide's facts were read, how old they are, and how sure each one is."""

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
# Years after which a fact of that kind is old. Advice does not go stale by itself.
OLD_AFTER: Mapping[Kind, int | None] = {"rule": 5, "price": 2, "advice": None}


@dataclass(frozen=True, slots=True)
class Source:
    """Something we read.

    `publisher` and `page` are as printed and never translated; `page` may be "". `as_of` is the
    year of what was read, None if it bears no date; `read` is the day on which we read it. `tier`
    says how sure it is: "official" is the operator, the regulator or the law itself, "reported" an
    official rule read in the press or in a copy, "two" and "one" count independent publishers.
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
        """Whether what was read was older than its kind allows; undated pages count as old."""
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
        """Start without notes; `sources` is where keys are looked up."""
        self._sources = SOURCES if sources is None else sources
        self._notes: dict[str, Note] = {}

    def cite(self, key: str) -> Note:
        """Return the note of a source: a new one at its first mention. Raises KeyError."""
        if key not in self._notes:
            self._notes[key] = Note(len(self._notes) + 1, self._sources[key])
        return self._notes[key]

    @property
    def cited(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._notes.values())


def read_sources(path: Path) -> dict[str, Source]:
    """Read sources by key. Raises TypeError or ValueError for an entry that can't be checked.

    Each has an address, and the year of what was read or, in its place, "undated".
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _read_source(key, entry) for key, entry in entries.items()}


def _read_source(key: str, entry: dict[str, Any]) -> Source:
    source = Source(key=key, **entry)
    address = urlsplit(source.url)
    if address.scheme not in {"http", "https"} or not address.netloc:
        raise ValueError(f"{key} has no address")
    if not address.path.strip("/") and not source.page:
        raise ValueError(f"{key} leads to a site, and doesn't say to which page of it")
    year: object = source.as_of
    if year == "undated":
        return replace(source, as_of=None)
    if not isinstance(year, int) or not 2000 <= year <= source.read.year:
        raise ValueError(f"{key} needs the year of what was read, or undated")
    return source


SOURCES: Mapping[str, Source] = read_sources(Path(__file__).with_name("data") / "sources.toml")


def release_date() -> date:
    """Return the date of a release: the day on which the newest of its facts was read.

    It says how old the release is to whoever relies on it, and two builds of the same sources give
    the same, which no clock does. A correction of the words alone leaves it as it is.
    """
    return max(each.read for each in SOURCES.values())
