"""In which content coding is an answer sent?"""

from __future__ import annotations

from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header


@lru_cache(256)
def choose_coding(accepted: str, available: tuple[str, ...]) -> str:
    """Choose a content coding for an Accept-Encoding header, "" for none.

    What the reader wants most comes first; of what is wanted alike, what is first available.
    """
    wanted = parse_accept_header(accepted, Accept)
    usable = [each for each in available if each and wanted.quality(each) > 0]
    best = max(usable, key=wanted.quality, default="")
    # Who ranks "identity" above it by name wants the bytes as they are.
    return "" if wanted.quality(best) < dict(wanted).get("identity", 0) else best
