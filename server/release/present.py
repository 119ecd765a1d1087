"""The release on disk, whose parts the next build takes over if they are made of the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Self

from server.release.description import BUNDLES, DESCRIPTION, RELEASE_FOLDER
from server.release.draft import LaidOut
from server.release.files import KEYS, PLACES, count_files, read_file
from server.release.model import file_name
from server.release.parts import Part
from server.release.settings import Settings


@dataclass(frozen=True, slots=True)
class Present:
    """The release on disk: its description, the places of the prefix, and the keys of its parts.

    `libraries` have made it. `gone` are the tags of languages that have lost a file since.
    """

    folder: Path
    described: dict[str, Any]
    places: dict[str, list[int]]
    libraries: str
    keys: dict[str, str]
    gone: frozenset[str]
    base_path: str

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the release in a folder; None if there is none, or none with keys."""
        try:
            described, places, made_of = (
                json.loads((folder / name).read_bytes()) for name in (DESCRIPTION, PLACES, KEYS)
            )
            versions, keys = made_of["libraries"], made_of["parts"]
            settings, written = Settings.read(folder), made_of["files"]
            there = count_files(folder, settings.languages)
            gone = frozenset(tag for tag, count in there.items() if count != written[tag])
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return cls(folder, described, places, versions, keys, gone, settings.base_path)

    def part(self, tag: str, key: str) -> Part | None:
        """Return the part of a language; None if it has another key, or a file is missing."""
        if self.keys.get(tag) != key or tag in self.gone:
            return None
        bundles = {self._name(each): each for each in self._bundles(tag)}
        folders = {tag, f"{RELEASE_FOLDER}{tag}", *(name.removesuffix(".txt") for name in bundles)}
        try:
            files = {name: read_file(self.folder, name) for name in bundles}
        except FileNotFoundError:
            return None
        described = {
            "languages": {tag: self.described["languages"][tag]},
            BUNDLES: [*bundles.values()],
        }
        places = {
            name: tuple(each) for name, each in self.places.items() if name.startswith(f"{tag}/")
        }
        return Part(LaidOut(described, {}), places, files=files, folders=frozenset(folders))

    def _bundles(self, tag: str) -> list[dict[str, Any]]:
        return [each for each in self.described[BUNDLES] if PurePath(each["url"]).stem == tag]

    def _name(self, described: dict[str, Any]) -> str:
        return file_name(described["url"].removeprefix(self.base_path))
