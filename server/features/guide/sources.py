"""Where the guide's facts were read, and how far each source can be trusted."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Standing = Literal["named", "weak", "reported", "search"]


@dataclass(frozen=True, slots=True)
class Source:
    """Something we read.

    `name` is the publisher or title as printed, never translated; "" where our notes keep none.
    `url` is "" unless the address is known. `standing`: "named" is a page of the publisher, "weak"
    a blog or another third party, "reported" an official rule read in the press or in a copy,
    "search" our own search, which found nothing.
    """

    key: str
    name: str
    url: str
    checked: date
    standing: Standing


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
    """Read sources by key. Raises TypeError for an entry with a missing or unknown field."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = {"name": "", "url": "", "standing": "named"}
    return {key: Source(key=key, **{**plain, **entry}) for key, entry in entries.items()}


SOURCES: Mapping[str, Source] = read_sources(Path(__file__).with_name("data") / "sources.toml")
