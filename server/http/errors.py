"""Pages of errors in the reader's language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, make_response, render_template
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from server.release.unaddressed import TEMPLATES


def init_app(app: Flask) -> None:
    """Answer each error with a page that says what to do."""
    app.register_error_handler(HTTPException, _explain)
    app.after_request(_redirect_here)


def unaddressed_page(page: str) -> Response:
    """Return a page without an address of its own: an error, or the share target's."""
    return make_response(render_template(TEMPLATES[page]))


def _redirect_here(response: Response) -> Response:
    """Make a redirect relative, so that the Host of a request can't lead to another site."""
    parts = urlsplit(response.headers.get("Location", ""))
    if parts.netloc:
        path = "/" + parts.path.lstrip("/")
        response.headers["Location"] = f"{path}?{parts.query}" if parts.query else path
        response.set_data(b"")  # the body repeats the Host
    return response


def _explain(error: HTTPException) -> Response:
    code = error.code or InternalServerError.code
    if code < 400:
        return error.get_response()
    page = str(code)
    if page not in TEMPLATES:
        page = "400" if code < 500 else "500"
    response = unaddressed_page(page)
    response.status_code = code
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response
