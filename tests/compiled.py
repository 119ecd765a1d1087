"""Templates compiled once for all tests: each new app would compile them anew, in half a second."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache


class _ByName(FileSystemBytecodeCache):
    """A cache by a template's name, for copies of the project too; Jinja compares the source."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja's)
        """Return a file name for the name."""
        return hashlib.sha256(name.encode()).hexdigest()


def compile_once(cache: Path) -> None:
    """Let each app that is made from now on keep compiled templates below this folder."""
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _ByName(str(folder))}
