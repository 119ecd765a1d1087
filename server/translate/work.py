"""The translator's work since the last commit, as a file to send."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from server.catalog.po import CatalogError, Entry
from server.catalog.writing import format_catalog
from server.core.languages import Language
from server.translate.watched import Key, read_catalog

_PATIENCE = 10  # seconds


def committed(path: Path) -> bytes | None:
    """Return a file's content in the last commit, None without git, commit or file."""
    command = ["git", "show", f"HEAD:./{path.name}"]
    try:
        run = subprocess.run(  # noqa: S603 (no argument comes from a request)
            command, cwd=path.parent, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout if run.returncode == 0 else None


def changed(now: Mapping[Key, Entry], before: bytes) -> list[Entry]:
    """Return the messages whose translation differs from `before`; fuzzy ones don't count."""
    try:
        known = read_catalog(before)
    except CatalogError:
        known = {}
    done = ((key, each) for key, each in now.items() if any(each.forms) and not each.is_fuzzy)
    return [each for key, each in done if _differs(each, known.get(key))]


def work_file(entries: list[Entry], language: Language) -> bytes:
    """Return a catalog with only these messages, which `nobars translate take` reads."""
    plain = [replace(each, previous="") for each in entries]
    return format_catalog(plain, language.folder, language.plural_forms)


def _differs(entry: Entry, before: Entry | None) -> bool:
    return before is None or entry.forms != before.forms or before.is_fuzzy
