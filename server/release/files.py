"""Writing a release to a folder, and reading it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from server.release.description import DESCRIPTION
from server.release.dictionaries import delta_ending, dictionary_of
from server.release.model import DELTA, ENCODINGS, TYPES, File, Release
from server.release.settings import Settings

PLACES = ".places"  # the places of the path prefix in the files; no server sends it


def write_release(release: Release, folder: Path) -> None:
    """Replace `folder` by one with the release, with compressed files beside the plain ones."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, file in release.files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
        for encoding, data in file.encoded.items():
            path.with_name(path.name + ENCODINGS[encoding]).write_bytes(data)
        for dictionary, data in file.deltas.items():
            path.with_name(path.name + delta_ending(dictionary)).write_bytes(data)
    release.settings.write(fresh)
    (fresh / PLACES).write_text(json.dumps(release.places, separators=(",", ":")))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def read_release(folder: Path) -> Release:
    """Return the release of a folder. Raise FileNotFoundError if there is none."""
    settings = Settings.read(folder)
    identity = json.loads((folder / DESCRIPTION).read_bytes())["id"]
    there = set(_names_in(folder))
    plain = [name for name in sorted(there) if name[name.rfind(".") :] in TYPES]
    files = {
        name: File.of(name, _bytes(folder, name), _read_encoded(folder, name, there))
        for name in plain
    }
    for name, deltas in _read_deltas(folder, there).items():
        files[name] = replace(files[name], deltas=deltas)
    places = json.loads((folder / PLACES).read_bytes())
    return Release(identity, files, settings, {name: tuple(each) for name, each in places.items()})


def _names_in(folder: Path) -> Iterator[str]:
    """Yield the name of each file below a folder.

    It doesn't use pathlib, which is slower: a release has some 3,500 files, and a start waits.
    """
    for place, _folders, names in os.walk(folder):
        below = os.path.relpath(place, folder).replace(os.sep, "/") + "/"
        prefix = "" if below == "./" else below
        yield from (prefix + name for name in names)


def _read_encoded(folder: Path, name: str, there: set[str]) -> dict[str, bytes]:
    """Return the compressed forms of a file, by coding."""
    beside = {encoding: name + ending for encoding, ending in ENCODINGS.items()}
    return {encoding: _bytes(folder, each) for encoding, each in beside.items() if each in there}


def _read_deltas(folder: Path, there: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """Return the deltas of each file that has some, by the hashes of their dictionaries."""
    deltas: dict[str, dict[str, bytes]] = {}
    for each in there:
        if each.endswith(f".{DELTA}"):
            name = each.rsplit(".", 2)[0]
            data = _bytes(folder, each)
            deltas.setdefault(name, {})[dictionary_of(data)] = data
    return deltas


def _bytes(folder: Path, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 (making a Path doubles the time)
        return file.read()
