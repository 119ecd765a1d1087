"""Paths of the project's own files, in the repository or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

CODE = Path(__file__).resolve().parent.parent
INSTALLED = CODE / "installed"  # in a wheel, it has the files that a repository has beside server/
IS_INSTALLED = INSTALLED.is_dir()
PROJECT = INSTALLED if IS_INSTALLED else CODE.parent
TRANSLATIONS = PROJECT / "translations"
