"""The answers from a release as a WSGI app, for tests and for other servers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from server.http.answer import Asked
from server.http.answers import Answers
from server.http.bodies import LARGEST

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def app_of(answers: Answers) -> WSGIApplication:
    """Return an app that answers each request from the release."""

    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked = Asked(
            environ["REQUEST_METHOD"],
            (environ.get("SCRIPT_NAME", "") + environ["PATH_INFO"])
            .encode("latin-1", "replace")
            .decode("utf-8", "replace"),
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_ACCEPT_ENCODING", ""),
            environ.get("HTTP_ACCEPT_LANGUAGE", ""),
            environ.get("HTTP_IF_NONE_MATCH", ""),
            environ.get("HTTP_AVAILABLE_DICTIONARY", ""),
        )
        answer = answers.answer(asked)
        if answer.takes_body:
            _drain(environ)
        start(answer.reason, answer.headers)
        return [b"" if asked.method == "HEAD" else answer.body]

    return app


def _drain(environ: WSGIEnvironment) -> None:
    """Read the body: if it were left unread, a browser might not show the answer."""
    announced = environ.get("CONTENT_LENGTH") or "0"
    left = min(int(announced) if announced.isdecimal() else 0, LARGEST)
    while left > 0 and (chunk := environ["wsgi.input"].read(min(left, 65_536))):
        left -= len(chunk)
