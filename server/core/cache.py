"""What a build keeps for the next: results by a hash of all that they were made from.

So a build takes as long as what has changed. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

UNUSED = 30 * 86_400  # seconds after which a result is dropped


class Cache:
    """A folder of results."""

    def __init__(self, folder: Path) -> None:
        """Keep results in `folder`, which is made when there is one."""
        self.folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the result of a key, and make it if it is not there. Safe among threads."""
        path = self.folder / hashlib.sha256(key.encode()).hexdigest()
        try:
            result = path.read_bytes()
            os.utime(path)
        except OSError:
            result = make()
            with suppress(OSError):  # a folder that can't be written, a full disk
                self._put(path, result)
        return result

    def drop_unused(self) -> None:
        """Delete what no build has asked for in a long time.

        Another build may be at work in the folder: what it takes away meanwhile is gone.
        """
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                with suppress(OSError):
                    if path.stat().st_mtime < time.time() - UNUSED:
                        path.unlink()

    def _put(self, path: Path, result: bytes) -> None:
        """Write a result as a whole: what is cut off must not count."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(result)
        fresh.replace(path)


class NoCache(Cache):
    """Keeps nothing: each result is made."""

    def __init__(self) -> None:
        """Need no folder."""
        super().__init__(Path())

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:  # noqa: ARG002
        """Make the result."""
        return make()
