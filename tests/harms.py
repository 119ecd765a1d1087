"""What hosts do to answers, and to whose: for the hosts that `nobars verify` must find."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from itertools import count

import brotli

from verify_hosts import Change, Exchange

Asked = Callable[[Exchange], bool]

DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}
TRACKER = b'<script src="https://stats.example/t.js" async></script>'
INLINE = b"<script>location='https://evil.example/'</script>"


def header(exchange: Exchange, name: str) -> str:
    """Return a header of a request, "" if it was not sent."""
    return str(exchange.environ.get(f"HTTP_{name.upper().replace('-', '_')}", ""))


def has(name: str, value: str = "") -> Asked:
    """Return whether a request has a header with this in its value."""
    return lambda exchange: bool(header(exchange, name)) and value in header(exchange, name)


def has_query(exchange: Exchange) -> bool:
    """Return whether a request has a query."""
    return bool(exchange.environ["QUERY_STRING"])


def asks_by(method: str) -> Asked:
    """Return whether a request has this method."""
    return lambda exchange: exchange.environ["REQUEST_METHOD"] == method


def is_missing(exchange: Exchange) -> bool:
    """Return whether the answer is a 404."""
    return exchange.status == 404


def at_path(path: str) -> Asked:
    """Return whether a request is for this path, and the answer has a body."""
    return lambda exchange: exchange.path == path and exchange.status == 200


def injects(text: bytes, when: Asked) -> Change:
    """Put markup into the documents that match, as plugins of servers do."""

    def change(exchange: Exchange) -> None:
        if exchange.is_document and exchange.body and when(exchange):
            plain = DECODERS[exchange.headers.pop("Content-Encoding", "")](exchange.body)
            exchange.headers.pop("ETag", None)
            exchange.body = plain.replace(b"</head>", text + b"</head>")
            exchange.headers["Content-Length"] = str(len(exchange.body))

    return change


def answers(when: Asked, status: int, body: bytes = b"", **headers: str) -> Change:
    """Replace the answers to the requests that match; names of headers have `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def change(exchange: Exchange) -> None:
        if when(exchange):
            exchange.answer(status, body, **named)

    return change


def both(one: Asked, other: Asked) -> Asked:
    """Return whether both are true."""
    return lambda exchange: one(exchange) and other(exchange)


def is_page(exchange: Exchange) -> bool:
    """Return whether the answer is a page of the app."""
    return exchange.is_page


def says_unchanged(exchange: Exchange) -> None:
    """Answer 304 to whoever has any version."""
    if exchange.status == 200 and header(exchange, "If-None-Match"):
        exchange.status, exchange.body = 304, b""
        exchange.headers.pop("Content-Length", None)


def cuts_wrongly(exchange: Exchange) -> None:
    """Send other bytes than the range that was asked for."""
    if exchange.status == 200 and header(exchange, "Range"):
        size = len(exchange.body)
        exchange.status, exchange.body = 206, exchange.body[1:11]
        exchange.headers |= {"Content-Range": f"bytes 0-9/{size}", "Content-Length": "10"}


def marks_by_etags() -> Change:
    """Give each request another ETag, by which its reader is known again."""
    numbers = count()

    def change(exchange: Exchange) -> None:
        if exchange.status == 200 and "ETag" in exchange.headers:
            exchange.headers["ETag"] = f'"{next(numbers)}"'

    return change


def leads_to_a_port(exchange: Exchange) -> None:
    """Add the last slash by leading to another port, as nginx does behind a proxy."""
    if exchange.status == 301:
        exchange.headers["Location"] = f"http://nobars.example:8080{exchange.path}/"


def compresses_anew(exchange: Exchange) -> None:
    """Send what is no zstd to browsers that offer it."""
    if exchange.path == "/en/guide/" and has("Accept-Encoding", "zstd")(exchange):
        exchange.headers["Content-Encoding"] = "zstd"


def reflects_origin(exchange: Exchange) -> None:
    """Let each site that asks read the answer."""
    if origin := header(exchange, "Origin"):
        exchange.headers["Access-Control-Allow-Origin"] = origin


def counts_at_a_country(exchange: Exchange) -> None:
    """Put a script into the page of a country, which the site map has."""
    injects(TRACKER, at_path("/es/operators/ad/"))(exchange)
    if exchange.path == "/sitemap.xml":
        exchange.headers.pop("Content-Encoding", None)
        exchange.body = b"<loc>https://nobars.example/es/operators/ad/</loc>"
        exchange.headers["Content-Length"] = str(len(exchange.body))


def marks_who_returns(exchange: Exchange) -> None:
    """Set a cookie only where nothing has changed."""
    if exchange.status == 304:
        exchange.headers["Set-Cookie"] = "returns=1"
