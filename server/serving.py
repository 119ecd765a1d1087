"""Answer from a release: no rendering, no hashing, no compressing while a reader waits."""

from __future__ import annotations

from flask import Flask, abort, request
from werkzeug.wrappers import Response

from server.description import shortened
from server.release import ENCODINGS, File, Release


def init_app(app: Flask, release: Release | None) -> None:
    """Serve the files of `release`; without one, every page is rendered live."""
    app.extensions["nobars-release"] = release
    if release is None:
        return

    @app.before_request
    def answer_from_release() -> Response | None:
        file = release.at(request.path)
        if file is None:
            return None
        if request.method not in {"GET", "HEAD"}:
            abort(405, valid_methods=["GET", "HEAD"])
        return _respond(file)


def _respond(file: File) -> Response:
    encoding = next((e for e in ENCODINGS if e in file.encoded and _accepts(e)), None)
    response = Response(file.encoded[encoding] if encoding else file.body)
    response.headers["Content-Type"] = file.type
    response.set_etag(shortened(file.sha256) + (f"-{encoding}" if encoding else ""))
    if file.encoded:
        response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _accepts(encoding: str) -> bool:
    return request.accept_encodings.quality(encoding) > 0
