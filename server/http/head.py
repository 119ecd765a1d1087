"""Parsing the head of a request strictly by RFC 9112; any deviation is refused.

So a proxy in front can't understand the same bytes as another request.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from server.http.answer import Asked
from server.http.bodies import Body, Chunked, Sized
from server.http.refusal import BAD, Refused

LARGEST = 32_768  # bytes of request line and headers
LONGEST_LIST = 1_000  # bytes of a header with a list; browsers send 100, and each item costs time
TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
# A path, or the form for proxies: an origin, after which the path may be empty.
HEAD = re.compile(
    rb"(?P<method>" + TOKEN + rb") (?:[Hh][Tt][Tt][Pp][Ss]?://[!\"$-.0->@-~]+|(?=[/*]))"
    rb"(?P<path>/[!-\"$->@-~]*|\*|)(?:\?(?P<query>[!-\"$-~]*))? HTTP/1\.(?P<minor>[01])\r\n"
    rb"(?P<headers>(?:" + TOKEN + rb":[\t -~\x80-\xff]*\r\n)*)"
)
BEGINNING = re.compile(rb"\r|" + TOKEN)
HEADERS = re.compile(
    rb"^(host|connection|content-length|transfer-encoding|expect"
    rb"|accept-encoding|accept-language|if-none-match|available-dictionary):[\t ]*(.*?)[\t ]*\r$",
    re.IGNORECASE | re.MULTILINE,
)
HOST = re.compile(rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?")
LENGTH = re.compile(rb"[0-9]{1,15}")
# As Asked has them.
LISTS = (b"accept-encoding", b"accept-language", b"if-none-match", b"available-dictionary")
ONCE = {b"host", b"content-length", b"transfer-encoding"}


class Request(NamedTuple):
    """The head of a request.

    `body` is None if the request has none. `keeps` says that the connection stays open after it,
    `waits` that the reader waits for a 100 before it sends the body.
    """

    asked: Asked
    body: Body | None
    keeps: bool
    waits: bool


def parse(head: bytes) -> Request:
    """Return the request of a head, given without its last empty line. Raise Refused."""
    found = HEAD.fullmatch(head)
    if found is None:
        raise Refused(BAD)
    headers: dict[bytes, bytes] = {}
    for raw, value in HEADERS.findall(found["headers"]):
        name = raw.lower()
        if name in headers:
            if name in ONCE:
                raise Refused(BAD)
            value = headers[name] + b", " + value  # noqa: PLW2901 (RFC 9110, 5.3)
        headers[name] = value
    is_modern = found["minor"] == b"1"
    host = headers.get(b"host", None if is_modern else b"")
    if host is None or not HOST.fullmatch(host):
        raise Refused(BAD)
    connection = headers.get(b"connection", b"").lower()
    asked = _asked(found, headers)
    try:
        body = _body(headers, is_modern=is_modern)
    except Refused as refusal:
        raise Refused(refusal.status, asked) from refusal
    return Request(
        asked,
        body,
        is_modern and b"close" not in connection,
        is_modern and headers.get(b"expect", b"").lower() == b"100-continue",
    )


def _asked(found: re.Match[bytes], headers: dict[bytes, bytes]) -> Asked:
    path: bytes = found["path"] or b"/"
    if b"%" in path:
        path = unquote_to_bytes(path)
    return Asked(
        found["method"].decode("ascii"),
        path.decode("utf-8", "replace"),
        (found["query"] or b"").decode("ascii"),
        *(_listed(headers.get(name, b"")) for name in LISTS),
    )


def _listed(value: bytes) -> str:
    """Return the value of a header with a list; of a long one, the first whole items."""
    if len(value) > LONGEST_LIST:
        value = value[:LONGEST_LIST].rpartition(b",")[0]
    return value.decode("latin-1")


def _body(headers: dict[bytes, bytes], *, is_modern: bool) -> Body | None:
    length = headers.get(b"content-length")
    encoding = headers.get(b"transfer-encoding")
    if encoding is not None:
        if not is_modern or length is not None or encoding.lower() != b"chunked":
            raise Refused(BAD)
        return Chunked()
    if length is None:
        return None
    if not LENGTH.fullmatch(length):
        raise Refused(BAD)
    return Sized(int(length)) if int(length) else None
