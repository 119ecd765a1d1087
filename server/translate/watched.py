"""A catalog on disk, as it is now."""

from __future__ import annotations

from pathlib import Path

from server.translate.po import CatalogError, PoFile, parse

NOTHING = PoFile({}, 2, lambda n: int(n != 1))


class WatchedCatalog:
    """A catalog that is read again when its file has changed; a broken one keeps the last good."""

    def __init__(self, path: Path) -> None:
        """Watch the file at `path`, which need not be there yet."""
        self.path = path
        self.good = NOTHING
        self.problem: CatalogError | None = None
        self.version = 0  # of the words: it stays while the file can't be read
        self._seen: tuple[int, ...] = ()

    def look(self) -> PoFile:
        """Give what the file says now, or what it said when it could be read last."""
        try:
            stat = self.path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen:
                self._seen = seen
                self.good, self.problem = parse(self.path.read_bytes()), None
                self.version += 1
        except CatalogError as error:
            self.problem = error
        except OSError as error:
            self._seen = ()
            self.problem = CatalogError(0, f"the file can't be read: {error.strerror}.")
        return self.good
