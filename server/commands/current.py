"""Whether the release on disk is what the present settings and files would make."""

from __future__ import annotations

from pathlib import Path

from server.core.config import Config
from server.release.fingerprint import fingerprint


def is_current(config: Config) -> bool:
    """Return whether the release on disk was built from the present settings and files."""
    return built_from(config) == fingerprint(config)


def built_from(config: Config) -> str | None:
    """Return the fingerprint of what the release on disk was built from, None without a release."""
    stamp = _stamp(config)
    return stamp.read_text() if stamp.exists() else None


def note_built_from(config: Config, inputs: str) -> None:
    """Write the fingerprint of what the release was built from beside the release."""
    _stamp(config).write_text(inputs)


def _stamp(config: Config) -> Path:
    return config.release / ".built-from"
