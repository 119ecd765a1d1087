"""How long may a response be kept, and how is a kept one checked?"""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

# Everything is asked for again, and answered 304 by its strong ETag: addresses carry no hash, so
# that a changed script changes that one file (the worker pins bytes by the release description).
# no-transform: an intermediary that rewrites a page would break its hash.
REVALIDATE = "no-cache, no-transform"


def init_app(app: Flask) -> None:
    """Make each response cacheable only by revalidation."""

    @app.after_request
    def revalidate(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", REVALIDATE)
        if response.status_code == 200 and request.method in {"GET", "HEAD"}:
            if not response.is_streamed and "no-store" not in response.headers["Cache-Control"]:
                response.add_etag()
            response.make_conditional(request)
        return response
