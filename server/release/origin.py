"""Move a release to another origin.

Pages name no origin: what they link to, their canonical address too, is a path. So moving changes
no hash, no page, and not the id of the release.
"""

from __future__ import annotations

from dataclasses import replace

from server.release.compression import QUICK, compress
from server.release.model import Release

# What search engines and finders of weaknesses read has whole addresses by its formats' rules.
WITH_ORIGIN = ("robots.txt", "sitemap.xml", ".well-known/security.txt")


def at_origin(release: Release, origin: str) -> Release:
    """Return the release as a host at `origin` sends it."""
    settings = release.settings
    if origin == settings.origin:
        return release
    old, new = (f"{each}{settings.base_path}/".encode() for each in (settings.origin, origin))
    moved = {
        name: release.files[name].body.replace(old, new)
        for name in WITH_ORIGIN
        if name in release.files
    }
    files = {**release.files, **compress(moved, QUICK)}
    return replace(release, files=files, settings=replace(settings, origin=origin))
