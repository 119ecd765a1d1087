"""Errors in the reader's language."""

from __future__ import annotations

from flask import Flask, make_response, render_template
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

PAGES = {404, 405, 500}


def init_app(app: Flask) -> None:
    """Answer each error with a page that says what to do."""
    app.register_error_handler(HTTPException, _explain)


def _explain(error: HTTPException) -> Response:
    code = error.code or InternalServerError.code
    if code < 400:
        return error.get_response()
    page = code if code in PAGES else (404 if code < 500 else 500)
    response: Response = make_response(render_template(f"errors/{page}.html"), code)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response
