"""A catalog on disk that is read again when it changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from os import stat_result
from pathlib import Path
from time import time

from server.catalog import plurals
from server.catalog.judging import refused
from server.catalog.po import BRING_BACK, CatalogError, Entry, active, decode, read_entries
from server.core.languages import Language

Key = tuple[str, str]  # context or "", source
SETTLED = 0.1  # seconds


def read_catalog(data: bytes) -> dict[Key, Entry]:
    """Return the messages in use by key. Raise CatalogError, also if the file is empty."""
    if not data.strip():
        raise CatalogError(1, "The file is empty.", BRING_BACK)
    return {key_of(entry): entry for entry in active(read_entries(decode(data)))}


def key_of(entry: Entry) -> Key:
    """Return the key of a message: context and source."""
    return (entry.context or "", entry.source or "")


class Words:
    """The messages of a catalog, and the problems of each."""

    def __init__(self, entries: Mapping[Key, Entry], language: Language) -> None:
        """Take the entries of a catalog by key."""
        self.entries = entries
        self.language = language

    @cached_property
    def problems(self) -> dict[Key, list[str]]:
        """The reasons why a release would show the source instead of a translation."""
        found = refused(self.entries.values(), self.language)
        return {(context or "", source): problems for (context, source), problems in found.items()}

    def forms(self, key: Key) -> list[str] | None:
        """Return the translation: one text or all plural forms; None if the source is shown."""
        entry = self.entries.get(key)
        if entry is None or not all(entry.forms) or key in self.problems:
            return None
        return entry.forms

    def choose(self, n: int) -> int:
        """Return the index of the plural form for a number."""
        return plurals.parse(self.language.plural_forms)[1](n)


class WatchedCatalog:
    """A catalog that is read again when its file has changed.

    `good` are the words of the last time when the file could be read. `problem` says why it can't
    be read now, None if it can. `version` counts the changes of `good`.
    """

    def __init__(self, path: Path, language: Language) -> None:
        """Watch the file at `path`, which need not exist yet."""
        self.path = path
        self.language = language
        self.good = Words({}, language)
        self.problem: str | None = None
        self.version = 0
        self._seen: tuple[int, ...] = ()

    def look(self, *, at_once: bool = False) -> Words:
        """Return the words of the file now, or of the last time when it could be read.

        A file that has just changed may be half written, so it is not read yet, unless `at_once`.
        """
        try:
            stat = self.path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen and (at_once or self.version == 0 or _is_settled(stat)):
                self._seen = seen
                self.good = Words(read_catalog(self.path.read_bytes()), self.language)
                self.problem = None
                self.version += 1
        except CatalogError as error:
            self.problem = f"line {error.line}: {error.problem} {error.remedy}"
        except OSError as error:
            self._seen = ()
            self.problem = unreadable(error)
        return self.good


def unreadable(error: OSError) -> str:
    """Return why a catalog can't be read, and what brings back one that was deleted."""
    if isinstance(error, FileNotFoundError):
        return f"the file was deleted. {BRING_BACK}"
    return f"the file can't be read: {error.strerror}."


def _is_settled(stat: stat_result) -> bool:
    """Return whether a file wasn't written lately: many editors empty a file before they write."""
    return not 0 <= time() - stat.st_mtime < SETTLED
