"""Fingerprints of what a release is made of, which tell whether that has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple, Self

from server.core.config import Config
from server.core.languages import SOURCE, Language
from server.core.paths import CODE, INSTALLED, PROJECT, TRANSLATIONS
from server.features.host.files import files_of

SOURCES = {
    CODE: ("**/*.py", "**/*.html", "**/*.json", "**/*.toml", "**/*.tsv", "**/*.txt"),
    TRANSLATIONS: ("*/*.json", "*.pot", "**/*.po"),
}
CATALOG = "messages.po"  # the words of one language's pages

# Settings that don't change a release: they are about the server. Origin and prefix are filled in
# when it starts.
APART = {"host", "port", "origin", "base_path", "build", "workers", "access_log"}


class Inputs(NamedTuple):
    """Hashes of everything that a release is made of: code, words, assets, settings.

    `shared` is of what each page is made of: no assets, and no catalog. `catalogs` has the hash of
    each language's catalog, by its folder. `whole` is of all.
    """

    whole: str
    shared: str
    catalogs: Mapping[str, str]

    @classmethod
    def read(cls, config: Config) -> Self:
        """Return the hashes of the present files and settings."""
        settings = {name: value for name, value in asdict(config).items() if name not in APART}
        whole, shared = [repr(sorted(settings.items()))], [repr(sorted(settings.items()))]
        catalogs = {}
        for name, path in _files(config):
            sha256 = _sha256_of(path)
            whole.append(f"{name} {sha256}")
            if path.name == CATALOG:
                catalogs[path.parent.parent.name] = sha256
            elif path.parent != config.assets:
                shared.append(f"{name} {sha256}")
        return cls(hash_of(whole), hash_of(shared), catalogs)

    def of(self, language: Language) -> str:
        """Return a hash of everything that a language's pages are made of: no other's words.

        Some pages have the words of the source language too.
        """
        words = [self.catalogs.get(each.folder, "") for each in (language, SOURCE)]
        return hash_of([self.shared, language.tag, *words])


def fingerprint(config: Config) -> str:
    """Return a hash of everything that a release is made of."""
    return Inputs.read(config).whole


def hash_of(lines: Iterable[str]) -> str:
    """Return a hash of lines of text."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _sha256_of(path: Path) -> str:
    """Return the hash of a file, read in parts: a host's text may be of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(config: Config) -> Iterator[tuple[str, Path]]:
    """Yield each file, with a name that doesn't depend on where the project is installed."""
    for folder, patterns in SOURCES.items():
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                if path.is_file() and (folder != CODE or INSTALLED not in path.parents):
                    yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path
    for path in sorted(config.assets.glob("*")):
        yield f"assets/{path.name}", path
    for path in files_of(config):
        yield os.path.relpath(path, PROJECT), path
