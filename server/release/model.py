"""A release and its files: bytes, types, hashes, and an id."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
DELTA = "dcz"  # the coding of a delta: zstd with a dictionary (RFC 9842)


@dataclass(frozen=True, slots=True)
class File:
    """The file at one address. `encoded` has its compressed forms by coding, if smaller.

    `deltas` has its differences from dictionaries, by their SHA-256 in hex.
    """

    body: bytes
    type: str
    sha256: str
    encoded: Mapping[str, bytes]
    deltas: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, body: bytes, encoded: Mapping[str, bytes] | None = None) -> File:
        """Return a file with the hash of its bytes, and the type of its name's ending."""
        kind = TYPES[Path(name).suffix]
        return cls(body, kind, hashlib.sha256(body).hexdigest(), encoded or {})


@dataclass(frozen=True, slots=True)
class Release:
    """All files of a release by file name (`en/guide/index.html`), and the settings of its build.

    `places` has the places of the path prefix in each file, in bytes. `keys` says what its parts
    are made of. `kept` are folders of the release on disk that are a part of this one.
    """

    id: str
    files: Mapping[str, File]
    settings: Settings
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    keys: Mapping[str, Any] = field(default_factory=dict, compare=False)
    kept: frozenset[str] = field(default=frozenset(), compare=False)

    def at(self, path: str) -> File | None:
        """Return the file at an address below the base path, else None."""
        name = file_name(path)
        return None if is_unaddressed(name) else self.files.get(name)


def file_name(path: str) -> str:
    """Return the file name of an address (`en/index.html` of `/en/`), as static hosts have it."""
    return (path + "index.html" if path.endswith("/") else path).lstrip("/")
