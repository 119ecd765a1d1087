"""What the preview knows of the page that is being asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from server.core.localization import current_language
from server.translate.live import LiveDomain, Tracers
from server.translate.preview.guard import Guard
from server.translate.preview.occurrences import Occurrences
from server.translate.watched import WatchedCatalog


@dataclass(frozen=True)
class Tools:
    """What one preview works with."""

    guard: Guard
    tracers: Tracers
    occurrences: Occurrences
    begun: dict[Path, bytes]  # the catalogs as they were when the preview was started


def tools() -> Tools:
    """Return the tools of this preview."""
    found: Tools = current_app.extensions["nobars-preview"]
    return found


def words() -> LiveDomain:
    """Return the words of all its languages."""
    found: LiveDomain = current_app.extensions["nobars-words"]
    return found


def catalog() -> WatchedCatalog:
    """Return the catalog of the page's language."""
    return words().watch(current_language())


def version() -> str:
    """Name what the words are now: another one after each change, and in each server."""
    return f"{tools().guard.token[:6]}.{catalog().version}"


def problem() -> str | None:
    """Say what is wrong with the catalog, and where."""
    found = catalog().problem
    return f"{shown(catalog().path)}, {found}" if found else None


def shown(path: Path) -> str:
    """Return a path as one types it beside the folder of catalogs."""
    return str(path.relative_to(words().folder.parent))
