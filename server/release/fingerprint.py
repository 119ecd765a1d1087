"""The fingerprint of everything that a release is made of, which tells whether that changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from server.core.config import Config
from server.core.languages import Language
from server.core.paths import CODE, INSTALLED, PROJECT, TRANSLATIONS
from server.features.host.files import files_of

SOURCES = {
    CODE: ("**/*.py", "**/*.html", "**/*.json", "**/*.toml", "**/*.tsv"),
    TRANSLATIONS: ("*/*.json", "*.pot", "**/*.po"),
}

# Settings that don't change a release: they are about the server. Origin and prefix are filled in
# when it starts.
APART = {"host", "port", "origin", "base_path", "build", "workers", "access_log"}


class Input(NamedTuple):
    """A file that a release is made of, and the hash of its bytes."""

    name: str
    path: Path
    sha256: str


def fingerprint(
    config: Config, language: Language | None = None, inputs: Iterable[Input] | None = None
) -> str:
    """Return a hash of everything that a release is made of: code, words, assets, settings.

    With a language, it is a hash of everything that its pages are made of: no assets, and no other
    language's words. `inputs` are the result of `read_inputs`, to read them only once.
    """
    settings = {name: value for name, value in asdict(config).items() if name not in APART}
    digest = hashlib.sha256(repr(sorted(settings.items())).encode())
    for name, path, sha256 in read_inputs(config) if inputs is None else inputs:
        if language and (path.parent == config.assets or _is_of_another(path, language)):
            continue
        digest.update(f"{name} {sha256}\n".encode())
    return digest.hexdigest()


def read_inputs(config: Config) -> list[Input]:
    """Return all files that a release is made of."""
    return [Input(name, path, _sha256_of(path)) for name, path in _inputs(config)]


def _sha256_of(path: Path) -> str:
    """Return the hash of a file, read in parts: a host's text may be of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_of_another(path: Path, language: Language) -> bool:
    return path.suffix == ".po" and language.folder not in path.parts


def _inputs(config: Config) -> Iterator[tuple[str, Path]]:
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
