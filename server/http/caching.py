"""The header Cache-Control: how long a response may be kept, and how a kept one is checked."""

from __future__ import annotations

from server.release.description import hash_in

# Browsers ask again for everything, and get a 304 by its strong ETag. Addresses have no hash, so
# that a changed script changes that one file; the worker checks bytes by the release description.
# no-transform: an intermediary that rewrites a page would break its hash.
REVALIDATE = "no-cache, no-transform"
# Chromium keeps no dictionary that it would have to ask for again. Only workers use these files and
# check their bytes; caches on the way are to ask for them like for all others.
KEEP_DICTIONARY = "max-age=31536000, s-maxage=0, no-transform"
# The worker's code has its hash in the address, because browsers ask for it at every page load.
KEEP = "max-age=31536000, immutable, no-transform"


def caching_at(path: str) -> str:
    """Return the Cache-Control of the response at a path."""
    return KEEP if hash_in(path) else REVALIDATE
