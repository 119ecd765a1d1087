"""One exchange over HTTP as it really went: no redirect followed, nothing decoded unseen."""

from __future__ import annotations

import gzip
import re
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from urllib.parse import urljoin
from urllib.request import HTTPErrorProcessor, Request, build_opener

import brotli

SILENCE = 10  # seconds without a byte
DEADLINE = 30  # seconds for headers and body
BROWSER = {
    "User_Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Mobile Safari/537.36",
    "Accept_Language": "en-GB,en;q=0.9",
    "Accept_Encoding": "gzip, deflate, br",
    "Sec_Fetch_Site": "same-origin",
}
OPENING = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
    "Sec_Fetch_Mode": "navigate",
    "Sec_Fetch_Dest": "document",
    "Upgrade_Insecure_Requests": "1",
}
FETCHING = {"Accept": "*/*", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"}
LARGEST = 20_000_000  # bytes; no file of ours comes near


class Unreachable(Exception):  # noqa: N818 (what it says is that, not that something is wrong)
    """No answer, or none that came to its end in time; the message says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. Header names are case-insensitive; the body is as it was on the wire."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, "" where there is none."""
        return ", ".join(self.headers.get_all(name, []))

    def leads_to(self, url: str) -> str:
        """Return the whole address that this answer to `url` leads to, "" if to none."""
        return absolute(url, self.header("Location")) if self.header("Location") else ""

    @property
    def media_type(self) -> str:
        """The type of its body without parameters, "none" where none is named."""
        return self.header("Content-Type").partition(";")[0].strip().lower() or "none"

    @property
    def charset(self) -> str:
        """The charset that its type names, UTF-8 where it names none."""
        named = re.search(r"charset\s*=\s*\"?([^\s;\"]*)", self.header("Content-Type").lower())
        return named[1] if named else "utf-8"

    @property
    def encoding(self) -> str:
        """The content coding, "" where there is none."""
        coding = self.header("Content-Encoding").strip().lower()
        return "" if coding == "identity" else coding

    def decoded(self) -> bytes | None:
        """Return the body without its content coding; None if it is not what it says it is."""
        try:
            body = DECODERS[self.encoding](self.body) if self.encoding else self.body
        except (KeyError, brotli.error, zlib.error, OSError, EOFError):
            return None
        return body if len(body) <= LARGEST else None


def _from_brotli(data: bytes) -> bytes:
    decoder = brotli.Decompressor()
    body = bytes(decoder.process(data, output_buffer_limit=LARGEST + 1))
    if not decoder.is_finished() and len(body) <= LARGEST:
        raise EOFError
    return body


def _from_gzip(data: bytes) -> bytes:
    with gzip.open(BytesIO(data)) as file:
        return file.read(LARGEST + 1)


# No more is decoded than could be ours: a few bytes may stand for gigabytes.
DECODERS = {"br": _from_brotli, "gzip": _from_gzip}


def absolute(url: str, target: str) -> str:
    """Return the whole address of a target that is named at `url`, "" if it is none."""
    try:
        return urljoin(url, target)
    except ValueError:  # an unclosed bracket
        return ""


class _AsItCame(HTTPErrorProcessor):
    """Redirects and errors are answers too."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


_OPENER = build_opener(_AsItCame)


def ask(url: str, *, body: bytes | None = None, **headers: str) -> Reply:
    """Get an http or https URL, or post a body to it. Raises Unreachable.

    Keywords are headers with `_` for `-`.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(url, body, {"User-Agent": "nobars-verify", **named})  # noqa: S310
    end = time.monotonic() + DEADLINE
    try:
        with _OPENER.open(request, timeout=SILENCE) as response:
            return Reply(response.status, response.headers, _read(response, end))
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(str(getattr(error, "reason", error)) or type(error).__name__) from error


def ask_as_browser(url: str, *, body: bytes | None = None, **headers: str) -> Reply:
    """Ask as Chromium on a phone does: some hosts answer browsers otherwise. Raises Unreachable."""
    opens = body is not None or url.endswith("/")
    asked = OPENING if opens else FETCHING
    return ask(url, body=body, **{**BROWSER, **asked, **headers})


def _read(response: HTTPResponse, end: float) -> bytes:
    chunks: list[bytes] = []
    length = 0
    announced = response.length
    while chunk := response.read1(65_536):
        chunks.append(chunk)
        length += len(chunk)
        if time.monotonic() > end:
            raise TimeoutError(f"the body did not end within {DEADLINE} s")
        if length > LARGEST:
            raise OSError(f"the body is larger than {LARGEST} bytes")
    if announced is not None and length < announced:
        raise OSError(f"the body broke off after {length} of {announced} bytes")
    return b"".join(chunks)
