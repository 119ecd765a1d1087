"""How long may a response be kept, and how is a kept one checked?"""

from __future__ import annotations

from server.release.description import hash_in

# Everything is asked for again, and answered 304 by its strong ETag: addresses carry no hash, so
# that a changed script changes that one file (the worker pins bytes by the release description).
# no-transform: an intermediary that rewrites a page would break its hash.
REVALIDATE = "no-cache, no-transform"
# But for the worker's code, whose address holds its hash: it is checked at every page load.
KEEP = "max-age=31536000, immutable, no-transform"


def caching_at(path: str) -> str:
    """Say how long what is at a path may be kept."""
    return KEEP if hash_in(path) else REVALIDATE
