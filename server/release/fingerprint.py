"""Has anything that a release is made of changed?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from server.core.config import Config
from server.core.languages import Language
from server.core.paths import PROJECT
from server.features.host.texts import files_of

SOURCES = (
    "server/**/*.py",
    "server/**/*.html",
    "server/**/*.json",
    "server/**/*.toml",
    "server/**/*.tsv",
    "translations/*/*.json",
    "translations/*.pot",
    "translations/**/*.po",
)

# Settings of the server alone: how it answers, and where it is, but not what it says.
APART = {"host", "port", "origin", "build", "workers", "access_log"}


def fingerprint(config: Config, language: Language | None = None) -> str:
    """Hash all that goes into a release: our code and words, the assets, the settings.

    With a language, hash what goes into its pages: no asset, and no words of another language.
    """
    settings = {name: value for name, value in asdict(config).items() if name not in APART}
    digest = hashlib.sha256(repr(sorted(settings.items())).encode())
    for path in _inputs(config):
        if language and (path.parent == config.assets or _is_of_another(path, language)):
            continue
        name = os.path.relpath(path, PROJECT)
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _is_of_another(path: Path, language: Language) -> bool:
    return path.suffix == ".po" and language.folder not in path.parts


def _inputs(config: Config) -> Iterator[Path]:
    for pattern in SOURCES:
        yield from sorted(path for path in PROJECT.glob(pattern) if path.is_file())
    yield from sorted(config.assets.glob("*"))
    yield from files_of(config)
