"""Writing a release to a folder, and reading it."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from server.release.description import DESCRIPTION
from server.release.dictionaries import delta_ending, dictionary_of
from server.release.model import DELTA, ENCODINGS, TYPES, File, Release
from server.release.settings import Settings

# No server sends these two.
PLACES = ".places"  # the places of the path prefix in the files
# What made the parts, of what, and how many files they are: so the next build knows what stays.
KEYS = ".keys"


def write_release(release: Release, folder: Path) -> None:
    """Replace `folder` by one with the release, with compressed files beside the plain ones.

    Folders that the release keeps are moved from there. `folder` has all of a release or doesn't
    exist, also if this is interrupted.
    """
    fresh, old = (folder.with_name(folder.name + ending) for ending in (".new", ".old"))
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    for name, file in release.files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
        for encoding, data in file.encoded.items():
            path.with_name(path.name + ENCODINGS[encoding]).write_bytes(data)
        for dictionary, data in file.deltas.items():
            path.with_name(path.name + delta_ending(dictionary)).write_bytes(data)
    release.settings.write(fresh)
    _write_json(release.places, fresh / PLACES)
    if folder.exists():
        folder.rename(old)
    for name in release.kept:
        _move(old / name, fresh / name)
    if release.keys:
        counted = count_files(fresh, release.settings.languages)
        _write_json({**release.keys, "files": counted}, fresh / KEYS)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write_json(value: object, path: Path) -> None:
    path.write_text(json.dumps(value, separators=(",", ":"), sort_keys=True))


def _move(old: Path, fresh: Path) -> None:
    """Move a folder, but those in it that are made anew."""
    if not fresh.exists():
        old.rename(fresh)
        return
    for path in old.iterdir():
        if not (fresh / path.name).exists():
            path.rename(fresh / path.name)


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


def read_file(folder: Path, name: str) -> File:
    """Return one file of a release, without its deltas. Raise FileNotFoundError if it is gone."""
    beside = {
        name + ending for ending in ENCODINGS.values() if (folder / (name + ending)).is_file()
    }
    return File.of(name, _bytes(folder, name), _read_encoded(folder, name, beside))


def count_files(folder: Path, languages: Iterable[str]) -> dict[str, int]:
    """Return how many files each language has, in folders whose name is its tag."""
    counted = Counter(each for name in _names_in(folder) for each in {*name.split("/")[:-1]})
    return {tag: counted[tag] for tag in languages}


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
