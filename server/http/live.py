"""The headers of responses in live mode, the same as those from a release."""

from __future__ import annotations

from flask import Flask, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from server.http.caching import caching_at
from server.http.security import POLICY_IN_PAGES, security_headers


def init_app(app: Flask) -> None:
    """Add headers to each response, and the policy of pages to the names of templates."""
    app.jinja_env.globals["policy"] = Markup(POLICY_IN_PAGES)  # noqa: S704 (a constant)

    @app.after_request
    def forbid(response: Response) -> Response:
        media_type = response.mimetype or ""
        for name, value in security_headers(media_type, request.path, app.config["NOBARS"]).items():
            response.headers.setdefault(name, value)
        return response

    @app.after_request
    def revalidate(response: Response) -> Response:
        """Set Cache-Control and ETag, and answer 304 to a browser that has the same."""
        found = response.status_code == 200
        response.headers.setdefault("Cache-Control", caching_at(request.path if found else ""))
        if found and request.method in {"GET", "HEAD"}:
            if not response.is_streamed and "no-store" not in response.headers["Cache-Control"]:
                response.add_etag()
            response.make_conditional(request)
        return response
