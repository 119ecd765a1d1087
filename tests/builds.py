"""Releases that tests build, each made once for all processes of a run of tests."""

from __future__ import annotations

import fcntl
import hashlib
import pickle
from functools import cache
from pathlib import Path

from server.app import create_app
from server.core.config import Config
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.model import Release

_folder: Path | None = None


def share_builds(folder: Path) -> None:
    """Keep releases in this folder, which all processes of the run know."""
    global _folder  # noqa: PLW0603 (a process runs the tests of one run)
    _folder = folder


@cache
def build_once(config: Config) -> Release:
    """Return the release of these settings, quickly compressed, for tests that change no source."""
    assert _folder, "share_builds comes first"
    path = _folder / hashlib.sha256(repr(config).encode()).hexdigest()
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(pickle.dumps(build_release(create_app(config), QUICK)))
    release: Release = pickle.loads(path.read_bytes())
    return release
