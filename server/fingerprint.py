"""Has anything that a release is made of changed?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from server.config import PROJECT, Config

SOURCES = (
    "server/**/*.py",
    "server/templates/**/*.html",
    "server/data/*",
    "translations/*.json",
    "translations/*.pot",
    "translations/**/*.po",
)


def fingerprint(config: Config) -> str:
    """Hash all that goes into a release: our code and words, the assets, the settings."""
    digest = hashlib.sha256(f"{config.origin} {config.base_path} {config.kill_worker}".encode())
    for path in _inputs(config):
        name = os.path.relpath(path, PROJECT)
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _inputs(config: Config) -> Iterator[Path]:
    for pattern in SOURCES:
        yield from sorted(path for path in PROJECT.glob(pattern) if path.is_file())
    yield from sorted(config.assets.glob("*"))
