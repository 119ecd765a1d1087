"""The choice of a content coding for an answer."""

from __future__ import annotations

from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header


@lru_cache(256)
def choose_coding(accepted: str, available: tuple[str, ...]) -> str:
    """Return the content coding for an Accept-Encoding header, "" for none.

    The one with the highest quality wins; of equal ones, the first that is available.
    """
    wanted = parse_accept_header(accepted, Accept)
    usable = [each for each in available if each and wanted.quality(each) > 0]
    best = max(usable, key=wanted.quality, default="")
    # A reader who explicitly prefers "identity" gets the plain bytes.
    return "" if wanted.quality(best) < dict(wanted).get("identity", 0) else best
