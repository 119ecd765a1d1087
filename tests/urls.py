"""Requests of pieces that have broken other servers, and the checks of every answer."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from flask import Flask
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

PIECES = (
    *("en", "EN", "zh-Hans", "zh_hans", "zh-Hant", "guide", "steps", "receipts", "view", "share"),
    *("assets", "app.js", "sw.js", "release.json", "healthz", "manifest.webmanifest", "index.html"),
    *("404.html", ".", "..", "...", "%2e%2e", "%2f", "%5c", "%00", "%0d%0a", "%ff", "%c0%ae", "%"),
    *("%25", ";", "?", "#", "&", "=", "\\", "//", "~", ":", "@", "{{7*7}}", "<script>", "'", '"'),
    *("-", "_", "etc", "passwd", "server", ".well-known", "security.txt", "x" * 300),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
HEADERS = (
    "Accept-Language",
    "Accept-Encoding",
    "If-None-Match",
    "If-Modified-Since",
    "Range",
    "Host",
    "Content-Type",
    "Content-Length",
    "X-Forwarded-Host",
    "Cookie",
)
VALUES = (
    *("", "*", "0", "-1", "zh-TW", "zh;q=0", "en;q=nan", "br;q=0", "gzip;q=1e999", 'W/"x"', '"'),
    *(
        ",,,",
        "bytes=0-",
        "bytes=9-1",
        "evil.example",
        "a b",
        "99999999999999999999",
        ";;q=",
        "\xff",
    ),
    *("multipart/form-data", "multipart/form-data; boundary=", "text/html; charset=nonsense"),
)


class Asked(NamedTuple):
    """A request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def requests() -> SearchStrategy[Asked]:
    """Make requests."""
    text = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF), max_size=6)
    piece = st.one_of(st.sampled_from(PIECES), text)
    path = st.tuples(st.lists(piece, max_size=6), st.sampled_from(["", "/", "//", "?", "/?a=b"]))
    value = st.sampled_from(VALUES)
    return st.builds(
        Asked,
        st.sampled_from(METHODS),
        path.map(lambda parts: "/" + "/".join(parts[0]) + parts[1]),
        st.dictionaries(st.sampled_from(HEADERS), value, max_size=4),
        st.sampled_from([b"", b"x", b"--\r\n\r\n", b"\0" * 100]),
    )


def check(app: Flask, asked: Asked) -> None:
    """Send a request, and check the answer."""
    path, _, query = asked.path.partition("?")
    environ: dict[str, Any] = {
        **EnvironBuilder(method="GET", input_stream=BytesIO(asked.body)).get_environ(),
        "REQUEST_METHOD": asked.method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "CONTENT_LENGTH": str(len(asked.body)),
    }
    for name, value in asked.headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = value
    response = Response.from_app(app, environ, buffered=True)
    assert response.status_code < 500, asked
    assert b"Traceback" not in response.data
    assert b"root:x:" not in response.data
    assert "evil.example" not in response.headers.get("Location", "")
    assert "\n" not in "".join(response.headers.values())
    assert "Set-Cookie" not in response.headers
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if response.mimetype == "text/html":
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert b"<script>{{" not in response.data
