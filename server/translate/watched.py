"""A catalog on disk, as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from server.catalog import plurals
from server.catalog.check import problems_of
from server.catalog.po import CatalogError, Entry, active, decode, read_entries
from server.languages import Language

Key = tuple[str, str]  # context or "", source


def read_catalog(data: bytes) -> dict[Key, Entry]:
    """Read the messages that are in use. Raises CatalogError."""
    return {key_of(entry): entry for entry in active(read_entries(decode(data)))}


def key_of(entry: Entry) -> Key:
    """Give what a message is found by."""
    return (entry.context or "", entry.source or "")


class Words:
    """The messages of a catalog, and what is wrong with each."""

    def __init__(self, entries: Mapping[Key, Entry], language: Language) -> None:
        """Take in what was read."""
        self.entries = entries
        self.language = language

    @cached_property
    def problems(self) -> dict[Key, list[str]]:
        """Why a release would show the source in place of a translation."""
        written = {key: each for key, each in self.entries.items() if all(each.forms)}
        found = {key: problems_of(each, self.language) for key, each in written.items()}
        return {key: problems for key, problems in found.items() if problems}

    def forms(self, key: Key) -> list[str] | None:
        """Give the translation, one text or all plural forms; None where the source is shown."""
        entry = self.entries.get(key)
        if entry is None or not all(entry.forms) or key in self.problems:
            return None
        return entry.forms

    def choose(self, n: int) -> int:
        """Give the index of the plural form for a number."""
        return plurals.parse(self.language.plural_forms)[1](n)


class WatchedCatalog:
    """A catalog that is read again when its file has changed; a broken one keeps the last good."""

    def __init__(self, path: Path, language: Language) -> None:
        """Watch the file at `path`, which need not be there yet."""
        self.path = path
        self.language = language
        self.good = Words({}, language)
        self.problem: str | None = None
        self.version = 0  # of the words: it stays while the file can't be read
        self._seen: tuple[int, ...] = ()

    def look(self) -> Words:
        """Give what the file says now, or what it said when it could be read last."""
        try:
            stat = self.path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen:
                self._seen = seen
                self.good = Words(read_catalog(self.path.read_bytes()), self.language)
                self.problem = None
                self.version += 1
        except CatalogError as error:
            self.problem = f"line {error.line}: {error.problem}"
        except OSError as error:
            self._seen = ()
            self.problem = f"the file can't be read: {error.strerror}."
        return self.good
