"""Has anything that a release is made of changed?"""

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

# Settings of the server alone: how it answers, and where it is, but not what it says. Address and
# prefix are filled in when it starts.
APART = {"host", "port", "origin", "base_path", "build", "workers", "access_log"}


class Input(NamedTuple):
    """A file that goes into a release, and the hash of its bytes."""

    name: str
    path: Path
    sha256: str


def fingerprint(
    config: Config, language: Language | None = None, inputs: Iterable[Input] | None = None
) -> str:
    """Hash all that goes into a release: our code and words, the assets, the settings.

    With a language, hash what goes into its pages: no asset, and no words of another language.
    Who asks for several languages reads the inputs once.
    """
    settings = {name: value for name, value in asdict(config).items() if name not in APART}
    digest = hashlib.sha256(repr(sorted(settings.items())).encode())
    for name, path, sha256 in read_inputs(config) if inputs is None else inputs:
        if language and (path.parent == config.assets or _is_of_another(path, language)):
            continue
        digest.update(f"{name} {sha256}\n".encode())
    return digest.hexdigest()


def read_inputs(config: Config) -> list[Input]:
    """Return all files that go into a release."""
    return [Input(name, path, _sha256_of(path)) for name, path in _inputs(config)]


def _sha256_of(path: Path) -> str:
    """Hash a file piece by piece: a host's text may be anything."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_of_another(path: Path, language: Language) -> bool:
    return path.suffix == ".po" and language.folder not in path.parts


def _inputs(config: Config) -> Iterator[tuple[str, Path]]:
    """Yield each file with a name that is the same wherever the project is installed."""
    for folder, patterns in SOURCES.items():
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                if path.is_file() and (folder != CODE or INSTALLED not in path.parents):
                    yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path
    for path in sorted(config.assets.glob("*")):
        yield f"assets/{path.name}", path
    for path in files_of(config):
        yield os.path.relpath(path, PROJECT), path
