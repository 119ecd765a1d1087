"""A catalog on disk, as it is now."""

from __future__ import annotations

from os import stat_result
from pathlib import Path
from time import time

from server.translate.po import CatalogError, PoFile, parse

NOTHING = PoFile({}, 2, lambda n: int(n != 1))

SETTLED = 0.1  # seconds


class WatchedCatalog:
    """A catalog that is read again when its file has changed; a broken one keeps the last good."""

    def __init__(self, path: Path) -> None:
        """Watch the file at `path`, which need not be there yet."""
        self.path = path
        self.good = NOTHING
        self.problem: CatalogError | None = None
        self.version = 0  # of the words: it stays while the file can't be read
        self._seen: tuple[int, ...] = ()

    def look(self, *, at_once: bool = False) -> PoFile:
        """Give what the file says now, or what it said when it could be read last.

        A file that was changed this moment may be half written, unless the caller knows better.
        """
        try:
            stat = self.path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen and (at_once or self.version == 0 or _is_settled(stat)):
                self._seen = seen
                self.good, self.problem = parse(self.path.read_bytes()), None
                self.version += 1
        except CatalogError as error:
            self.problem = error
        except OSError as error:
            self._seen = ()
            self.problem = CatalogError(0, f"the file can't be read: {error.strerror}.")
        return self.good


def _is_settled(stat: stat_result) -> bool:
    """Whether nobody has written for a while. Many an editor empties a file before it writes it."""
    return not 0 <= time() - stat.st_mtime < SETTLED
