"""Results that a build keeps for the next one, by a hash of everything they were made from.

The time of a build then depends on what has changed. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

DAY = 86_400  # seconds
UNUSED = 30 * DAY  # after this time, a result is dropped
TIDIED = "tidied"  # the file whose time says when unused results were dropped


class Cache:
    """A folder of results."""

    def __init__(self, folder: Path) -> None:
        """Keep results in `folder`, which is made with the first result."""
        self.folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the result of a key; call `make` if it is not there. Threads may share a cache."""
        path = self.folder / hashlib.sha256(key.encode()).hexdigest()
        try:
            result = self._read(path)
        except OSError:
            result = make()
            with suppress(OSError):  # a folder that can't be written, a full disk
                self._put(path, result)
        return result

    def drop_unused(self) -> None:
        """Delete results that no build has used for `UNUSED` seconds; look for them once a day.

        Another build may delete from the same folder at the same time, so a file may be gone.
        """
        tidied = self.folder / TIDIED
        if not self.folder.is_dir() or _age(tidied) < DAY:
            return
        for path in self.folder.iterdir():
            with suppress(OSError):
                if _age(path) > UNUSED:
                    path.unlink()
        with suppress(OSError):
            tidied.touch()

    def _read(self, path: Path) -> bytes:
        """Return a result, and note that it has been used."""
        result = path.read_bytes()
        os.utime(path)
        return result

    def _put(self, path: Path, result: bytes) -> None:
        """Write a result to a new file and rename that, so that no partial file is ever read."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(result)
        fresh.replace(path)


def _age(path: Path) -> float:
    """Return the seconds since a file was used; more than any, if it is not there."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")


class CheckedCache(Cache):
    """A cache of what is made from files that may be edited meanwhile: then it keeps nothing."""

    def __init__(self, folder: Path, is_sure: Callable[[], bool], *, anew: bool = False) -> None:
        """Keep results in `folder` if `is_sure` then; `anew` replaces those that are there."""
        super().__init__(folder)
        self._is_sure = is_sure
        self._anew = anew

    def _read(self, path: Path) -> bytes:
        if self._anew:
            raise FileNotFoundError
        return super()._read(path)

    def _put(self, path: Path, result: bytes) -> None:
        if self._is_sure():
            super()._put(path, result)


class NoCache(Cache):
    """A cache that keeps nothing: each result is made anew."""

    def __init__(self) -> None:
        """Make a cache without a folder."""
        super().__init__(Path())

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:  # noqa: ARG002 (as in Cache)
        """Return what `make` returns."""
        return make()
