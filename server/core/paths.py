"""Where the project's own files lie: in the repository, or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

CODE = Path(__file__).resolve().parent.parent
INSTALLED = CODE / "installed"  # `make wheel` puts here what lies beside the code otherwise
IS_INSTALLED = INSTALLED.is_dir()
PROJECT = INSTALLED if IS_INSTALLED else CODE.parent
TRANSLATIONS = PROJECT / "translations"
