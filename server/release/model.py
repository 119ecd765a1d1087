"""What a release is: files with their bytes, types and hashes, and an id."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from server.release.settings import Settings
from server.release.unaddressed import is_unaddressed

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml; charset=utf-8",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one address, and the same compressed where that is smaller."""

    body: bytes
    type: str
    sha256: str
    encoded: Mapping[str, bytes]

    @classmethod
    def of(cls, name: str, body: bytes, encoded: Mapping[str, bytes] | None = None) -> File:
        """Hash a file's bytes; its type follows from its name's ending."""
        kind = TYPES[Path(name).suffix]
        return cls(body, kind, hashlib.sha256(body).hexdigest(), encoded or {})


@dataclass(frozen=True, slots=True)
class Release:
    """All files of a release by file name (`en/guide/index.html`), and what it was built with.

    `places` says of each file at which bytes the path prefix stands.
    """

    id: str
    files: Mapping[str, File]
    settings: Settings
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def at(self, path: str) -> File | None:
        """Find the file at an address below the base path: `/en/` is `en/index.html`."""
        name = file_name(path)
        return None if is_unaddressed(name) else self.files.get(name)


def file_name(path: str) -> str:
    """Return the name of the file at an address: a static host can serve the release as it lies."""
    return (path + "index.html" if path.endswith("/") else path).lstrip("/")
