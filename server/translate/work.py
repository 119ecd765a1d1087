"""The translator's work since the last commit, as a file to send.

Each message has a note with the mark of the translation that it replaces, so that `take` can tell
that somebody else has changed it meanwhile.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from server.catalog.acceptance import reasons
from server.catalog.po import CatalogError, Entry
from server.catalog.writing import format_catalog
from server.core.languages import Language
from server.translate.watched import Key, read_catalog

_PATIENCE = 10  # seconds
_MARK = re.compile(r"replaces: ([0-9a-f]{12}|nothing)")


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
    """Return the messages whose translation or notes differ from `before`, each with its mark.

    Fuzzy ones don't count.
    """
    try:
        known = read_catalog(before)
    except CatalogError:
        known = {}
    done = ((key, each) for key, each in now.items() if any(each.forms) and not each.is_fuzzy)
    return [_marked(each, known.get(key)) for key, each in done if _differs(each, known.get(key))]


def work_file(entries: list[Entry], language: Language) -> bytes:
    """Return a catalog with only these messages, which `nobars translate take` reads."""
    plain = [replace(each, previous="") for each in entries]
    return format_catalog(plain, language.folder, language.plural_forms)


def is_stale(sent: Entry, now: Entry) -> bool:
    """Return whether a message of a work file replaces another translation than the present one."""
    marks = [match[1] for note in sent.notes if (match := _MARK.fullmatch(note))]
    return bool(marks) and now.forms != sent.forms and marks[-1] != _mark(now.forms)


def _marked(entry: Entry, before: Entry | None) -> Entry:
    return replace(
        entry, notes=[*entry.notes, f"replaces: {_mark(before.forms if before else [])}"]
    )


def _mark(forms: Sequence[str]) -> str:
    """Return a mark that two translations share only if they are the same."""
    return hashlib.sha256("\0".join(forms).encode()).hexdigest()[:12] if any(forms) else "nothing"


def _differs(entry: Entry, before: Entry | None) -> bool:
    there = before and (before.forms, reasons(before), before.is_fuzzy)
    return there != (entry.forms, reasons(entry), entry.is_fuzzy)
