"""Moving a release to another origin or path prefix, without rendering a page.

Pages that phones save have no origin: all their links, the canonical one too, are paths. So
another origin changes neither these pages nor the id of the release; another prefix changes both.
"""

from __future__ import annotations

from dataclasses import replace

from server.features.poster.code import FILE as CODE_FILE
from server.features.poster.code import draw
from server.release.compression import QUICK, compress
from server.release.draft import draft_of
from server.release.model import Release

POSTER = "/poster/index.html"  # in each language
# The formats of these files demand whole addresses. Posters have them because they are printed.
WITH_ORIGIN = ("robots.txt", "sitemap.xml", ".well-known/security.txt")


def at_address(release: Release, origin: str, prefix: str) -> Release:
    """Return the release for a host at `origin`, below `prefix`."""
    moved = _at_origin(_below(release, prefix), origin)
    if moved.settings.address == release.settings.address:
        return moved
    drawn = compress({CODE_FILE: draw(moved.settings.address)}, QUICK)
    return replace(moved, files={**moved.files, **drawn})


def has_origin(name: str) -> bool:
    """Return whether a file contains the origin."""
    return name in WITH_ORIGIN or name.endswith(POSTER) or name == CODE_FILE


def _below(release: Release, prefix: str) -> Release:
    settings = release.settings
    if prefix == settings.base_path:
        return release
    draft = draft_of(release)
    identity, bodies = draft.below(prefix)
    kept = {
        name: file
        for name, file in release.files.items()
        if name in bodies and file.body == bodies[name]
    }
    changed = {name: body for name, body in bodies.items() if name not in kept}
    files = {**kept, **compress(changed, QUICK)}
    settings = replace(settings, base_path=prefix)
    return Release(identity, files, settings, draft.places(prefix))


def _at_origin(release: Release, origin: str) -> Release:
    settings = release.settings
    if origin == settings.origin:
        return release
    old, new = (f"{each}{settings.base_path}/".encode() for each in (settings.origin, origin))
    moved = {
        name: release.files[name].body.replace(old, new)
        for name in release.files
        if has_origin(name) and name != CODE_FILE
    }
    files = {**release.files, **compress(moved, QUICK)}
    return replace(release, files=files, settings=replace(settings, origin=origin))
