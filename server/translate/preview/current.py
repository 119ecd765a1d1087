"""The preview's tools, and its catalog for the current request."""

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
    """The tools of one preview; `begun` has the catalogs as they were when it was started."""

    guard: Guard
    tracers: Tracers
    occurrences: Occurrences
    begun: dict[Path, bytes]


def tools() -> Tools:
    """Return the tools of this preview."""
    found: Tools = current_app.extensions["nobars-preview"]
    return found


def words() -> LiveDomain:
    """Return the words of all languages of this preview."""
    found: LiveDomain = current_app.extensions["nobars-words"]
    return found


def catalog() -> WatchedCatalog:
    """Return the catalog of the page's language."""
    return words().watch(current_language())


def version() -> str:
    """Return the version of the words: another one after each change, and for each server."""
    return f"{tools().guard.token[:6]}.{catalog().version}"


def problem() -> str | None:
    """Return the problem of the catalog with its place, None if there is none."""
    found = catalog().problem
    return f"{shown(catalog().path)}, {found}" if found else None


def shown(path: Path) -> str:
    """Return a path relative to the parent of the folder of catalogs."""
    return str(path.relative_to(words().folder.parent))
