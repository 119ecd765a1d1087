"""The dictionaries of earlier releases, which phones still have.

A release keeps those of the last ones, so the one before is enough to know them: the next build
reads them from its folder, or from a host that serves it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from server.release.description import DESCRIPTION, RELEASE_FOLDER, SHARED
from server.release.dictionaries import dictionaries_of
from server.release.model import Release
from server.verify.wire import Unreachable, ask

KEPT = f"{RELEASE_FOLDER}kept.json"  # names the kept dictionaries of each file, newest first
MOST = 3  # earlier versions of each file; later phones download changed files whole

Previous = Mapping[str, list[bytes]]  # versions by file name, newest first
Read = Callable[[str], bytes | None]


class NoRelease(Exception):  # noqa: N818 (the name says that it is an error)
    """No release is at this place; the message says so."""


def read_previous(place: str) -> Previous:
    """Return the dictionaries of the release in a folder, or at an address that serves it.

    Raise NoRelease if there is none.
    """
    read = _reader(place)
    described = _parsed(read(DESCRIPTION))
    kept = _parsed(read(KEPT))
    tags = described.get("languages")
    if not isinstance(tags, dict):
        raise NoRelease(f"no release is at {place}")
    versions = {}
    for name in (each for tag in (SHARED, *tags) for each in dictionaries_of(tag)):
        bodies = [read(each) for each in (name, *kept.get(name, []))]
        versions[name] = [body for body in bodies if body is not None]
    return versions


def kept_files(release: Release, previous: Previous) -> dict[str, bytes]:
    """Return the earlier dictionaries as files of a release, with the file that names them."""
    kept: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for name, versions in previous.items():
        present = release.files.get(name)
        for body in dict.fromkeys(versions):
            if present and body != present.body and len(kept.setdefault(name, [])) < MOST:
                place = f"{RELEASE_FOLDER}kept/{_short(body)}{Path(name).suffix}"
                kept[name].append(place)
                files[place] = body
    return files | ({KEPT: json.dumps(kept, indent=1).encode()} if files else {})


def _reader(place: str) -> Read:
    if urlsplit(place).scheme in {"http", "https"}:
        return lambda name: _download(f"{place.rstrip('/')}/{name}")
    return lambda name: _read(Path(place) / name)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _download(url: str) -> bytes | None:
    try:
        answer = ask(url, Accept_Encoding="br, gzip")
    except Unreachable:
        return None
    return answer.decoded() if answer.status == 200 else None


def _parsed(body: bytes | None) -> dict[str, list[str]]:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:  # a host's page for missing files
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _short(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]
