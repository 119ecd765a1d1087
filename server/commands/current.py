"""Is the release on disk what the settings and files of now would make?"""

from __future__ import annotations

from pathlib import Path

from server.core.config import Config
from server.release.fingerprint import fingerprint


def is_current(config: Config) -> bool:
    """Say whether the release on disk was built from what is there now."""
    return built_from(config) == fingerprint(config)


def built_from(config: Config) -> str | None:
    """Return the fingerprint of what the release on disk was built from, if there is one."""
    stamp = _stamp(config)
    return stamp.read_text() if stamp.exists() else None


def note_built_from(config: Config, inputs: str) -> None:
    """Note beside the release what it was built from."""
    _stamp(config).write_text(inputs)


def _stamp(config: Config) -> Path:
    return config.release / ".built-from"
