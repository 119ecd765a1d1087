"""Thousands of random and broken requests: none causes an error of the server."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterator

import pytest

from coroutines import complete
from server.core.config import Config
from server.http.answers import Answers
from server.http.connection import Connection
from server.http.connections import Connections
from server.release.model import Release

SEED = 20_261_126
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "TRACE", "PRI", "get", "G\0T", "")
PATHS: tuple[str, ...] = (
    "/",
    "/en/",
    "/en",
    "/EN/guide",
    "/sw.js",
    "/share",
    "/healthz",
    "/x",
    "*",
    "//",
    "/%",
)
PATHS += (
    "/%ff",
    "/zh-hans/?a=%0d%0a",
    "/assets/app.js",
    "/release/core/en.txt",
    "/..",
    "http://a/en/",
)
VERSIONS = ("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/1.2", "http/1.1", "")
DATES = ("Thu, 01 Jan 999999999999 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "0", "-1")
CODINGS = ("br", "gzip", "br;q=nan", "*;q=0", "identity;q=1, br;q=0.5", ",;,", "\xff", "gzip;q=1e9")
HEADERS = {
    "Host": ("a", "a:99999", "[::1]", "", "a b", "a\tb", "\x80"),
    "Accept-Encoding": CODINGS,
    "Accept-Language": ("zh-TW", "x" * 300, "*;q=2", "en;q=,", "\xff", "-"),
    "If-None-Match": ("*", '""', 'W/"', ",,", '"' + "a" * 40 + '"'),
    "If-Modified-Since": DATES,
    "If-Unmodified-Since": DATES,
    "Range": ("bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-0,1-1", "lines=1", "bytes=" + "9" * 99),
    "If-Range": DATES,
    "Content-Length": ("0", "1", "-1", "1e3", "9" * 15, "9" * 40, "1, 1"),
    "Transfer-Encoding": ("chunked", "gzip, chunked", "identity", "Chunked "),
    "Connection": ("close", "keep-alive", "upgrade", "close, x"),
    "Expect": ("100-continue", "200-ok"),
    "Upgrade": ("h2c", "websocket"),
    "Content-Type": ("multipart/form-data; boundary=", "a/b; charset=x", "text"),
    "X-Odd": ("a\rb", "a\nb", "a\0b", ""),
}
BODIES = (b"", b"x", b"0\r\n\r\n", b"1\r\nx\r\n0\r\n\r\n", b"zz\r\n", b"ffffffffff\r\n", b"\0" * 50)


class _Transport(asyncio.Transport):
    """A transport that takes what is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += data

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Have no limits."""

    def is_closing(self) -> bool:
        """Stay open."""
        return False

    def pause_reading(self) -> None:
        """Have nothing more anyhow."""

    def resume_reading(self) -> None:
        """Have nothing more anyhow."""

    def write_eof(self) -> None:
        """End."""

    def abort(self) -> None:
        """End at once."""


def _requests(count: int) -> Iterator[bytes]:
    """Yield requests, the same ones in each run."""
    chance = random.Random(SEED)
    for _ in range(count):
        line = f"{chance.choice(METHODS)} {chance.choice(PATHS)} {chance.choice(VERSIONS)}"
        if chance.random() < 0.7:  # otherwise nearly all would fail in their first line
            line = f"{chance.choice(METHODS[:3])} {chance.choice(PATHS)} HTTP/1.1"
        names = chance.sample([*HEADERS], chance.randrange(6))
        lines = [f"{name}: {chance.choice(HEADERS[name])}" for name in names]
        if chance.random() < 0.8:
            lines.insert(0, "Host: a")
        text = "\r\n".join([line, *lines, "", ""]).encode("latin-1", "replace")
        text += chance.choice(BODIES)
        if chance.random() < 0.2:
            place = chance.randrange(len(text))
            text = text[:place] + chance.randbytes(3) + text[place + chance.randrange(4) :]
        yield text


async def _ask_all(release: Release, count: int) -> set[int]:
    connections = Connections(Answers(release, Config()), None)
    statuses = set()
    for request in _requests(count):
        transport = _Transport()
        connection = Connection(connections)
        connection.connection_made(transport)
        half = len(request) // 2
        connection.take(request[:half])
        connection.take(request[half:])
        for _ in range(len(BODIES)):  # for the bytes after the request
            await asyncio.sleep(0)
        found = re.findall(rb"^HTTP/1\.1 (\d{3}) ", transport.sent, re.MULTILINE)
        statuses |= {int(each) for each in found}
        assert not any(int(each) >= 500 for each in found), request
        assert b"\r\nServer:" not in transport.sent
        connection.connection_lost(None)
    return statuses


def test_no_strange_request_causes_an_error(release: Release) -> None:
    """Each run sends some: the answers are pages, redirects, refusals, and no 5xx."""
    statuses = complete(_ask_all(release, 2_000))
    assert {200, 302, 400, 404, 405} <= statuses


@pytest.mark.thorough
def test_none_of_fifty_thousand_requests_causes_an_error(release: Release) -> None:
    """The long mode sends many more."""
    complete(_ask_all(release, 50_000))
