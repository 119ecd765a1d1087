"""A release in a folder: as `nobars build` leaves it, and as a server reads it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from server.release.description import DESCRIPTION
from server.release.model import ENCODINGS, TYPES, File, Release
from server.release.settings import Settings

PLACES = ".places"  # where the path prefix stands in the files; no server sends it


def write_release(release: Release, folder: Path) -> None:
    """Replace what is at `folder` by the release, compressed files beside the plain ones."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, file in release.files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
        for encoding, data in file.encoded.items():
            path.with_name(path.name + ENCODINGS[encoding]).write_bytes(data)
    release.settings.write(fresh)
    (fresh / PLACES).write_text(json.dumps(release.places, separators=(",", ":")))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def read_release(folder: Path) -> Release:
    """Read a written release into memory. Raises FileNotFoundError if there is none."""
    settings = Settings.read(folder)
    identity = json.loads((folder / DESCRIPTION).read_bytes())["id"]
    files: dict[str, File] = {}
    for path in folder.rglob("*"):
        if path.suffix in TYPES:
            beside = {e: path.with_name(path.name + ending) for e, ending in ENCODINGS.items()}
            encoded = {e: each.read_bytes() for e, each in beside.items() if each.exists()}
            name = path.relative_to(folder).as_posix()
            files[name] = File.of(name, path.read_bytes(), encoded)
    places = json.loads((folder / PLACES).read_bytes())
    return Release(identity, files, settings, {name: tuple(each) for name, each in places.items()})
