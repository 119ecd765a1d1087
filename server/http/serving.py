"""Answer from a release: no rendering, no hashing, no compressing while a reader waits.

Every answer is made once, when the server starts; a request only looks it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, abort, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response

from server.core.config import Config
from server.core.languages import find
from server.http.caching import caching_at
from server.http.security import PARTS, WORKER_PATH, security_headers
from server.release.description import shortened
from server.release.model import ENCODINGS, File, Release
from server.release.unaddressed import is_unaddressed

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# On documents and the worker; on the parts of a page it would be paid for without need.
RELEASE_HEADER = "Nobars-Release"
Headers = list[tuple[str, str]]


class Answer(NamedTuple):
    """One coding of one file, with all its headers."""

    etag: str
    headers: Headers
    kept: Headers  # those of a 304
    body: bytes


@dataclass(frozen=True, slots=True)
class FromRelease:
    """The app, but what the release holds is answered from there."""

    app: WSGIApplication
    answers: Mapping[str, Mapping[str, Answer]]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer GET and HEAD for a file of the release; pass on the rest."""
        codings = self.answers.get(environ["PATH_INFO"])
        method = environ["REQUEST_METHOD"]
        if codings is None or method not in {"GET", "HEAD"}:
            return self.app(environ, start_response)
        answer = codings[choose_coding(environ.get("HTTP_ACCEPT_ENCODING", ""), tuple(codings))]
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and (known == answer.etag or _names(known, answer.etag)):
            start_response("304 Not Modified", answer.kept[:])
            return [b""]
        start_response("200 OK", answer.headers[:])
        return [answer.body if method == "GET" else b""]


def init_app(app: Flask, release: Release | None) -> None:
    """Serve the files of `release`; without one, every page is rendered live."""
    app.extensions["nobars-release"] = release
    if release is None:
        return
    answers = dict(_answers(release, app.config["NOBARS"]))
    app.wsgi_app = FromRelease(app.wsgi_app, answers)  # type: ignore[method-assign]

    @app.before_request
    def refuse_method() -> None:
        if request.path in answers:
            abort(405, valid_methods=["GET", "HEAD"])

    @app.after_request
    def name_release(response: Response) -> Response:
        if response.mimetype not in PARTS:
            response.headers[RELEASE_HEADER] = release.id
        return response


def unaddressed_answer(release: Release, name: str) -> tuple[bytes, dict[str, str]]:
    """Return a page that answers where an address can't, and its coding, as the reader accepts."""
    file = release.files[name]
    coding = choose_coding(request.headers.get("Accept-Encoding", ""), (*file.encoded, ""))
    headers = {"Content-Type": file.type, "Vary": "Accept-Encoding"}
    if coding:
        headers["Content-Encoding"] = coding
    return _bytes_in(file, coding), headers


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


def _names(known: str, etag: str) -> bool:
    """Say whether an If-None-Match header names this ETag, weak or not, or any."""
    return any(each.strip().removeprefix("W/") in {etag, "*"} for each in known.split(","))


def _answers(release: Release, config: Config) -> Iterator[tuple[str, dict[str, Answer]]]:
    for name, file in release.files.items():
        if is_unaddressed(name):
            continue
        path = f"/{name.removesuffix('index.html')}"
        codings = (*(each for each in ENCODINGS if each in file.encoded), "")
        shared = _headers(release, path, file, config)
        yield path, {coding: _answer(file, coding, shared) for coding in codings}


def _headers(release: Release, path: str, file: File, config: Config) -> dict[str, str]:
    media_type = file.type.split(";")[0]
    headers = {"Content-Type": file.type, "Cache-Control": caching_at(path)}
    if file.encoded:
        headers["Vary"] = "Accept-Encoding"
    if media_type not in PARTS or path == WORKER_PATH:
        headers[RELEASE_HEADER] = release.id
    language = find(path.split("/")[1])
    if media_type == "text/html" and language:
        headers["Content-Language"] = language.tag
    return headers | security_headers(media_type, path, config)


# What a 304 repeats (RFC 9110, 15.4.5); the rest is kept beside the body that it confirms.
REPEATED = {"Cache-Control", "Vary", RELEASE_HEADER}


def _answer(file: File, coding: str, shared: Mapping[str, str]) -> Answer:
    body = _bytes_in(file, coding)
    etag = f'"{shortened(file.sha256)}{"-" * bool(coding)}{coding}"'
    own = {"ETag": etag, "Content-Length": str(len(body))}
    if coding:
        own["Content-Encoding"] = coding
    kept = [("ETag", etag), *((name, shared[name]) for name in shared if name in REPEATED)]
    return Answer(etag, [*own.items(), *shared.items()], kept, body)


def _bytes_in(file: File, coding: str) -> bytes:
    return file.encoded[coding] if coding else file.body
