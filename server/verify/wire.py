"""One exchange over HTTP, unchanged: no redirect is followed, and nothing is decoded."""

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
import zstandard

SILENCE = 10  # seconds without a byte
DEADLINE = 30  # seconds for headers and body
LARGEST = 20_000_000  # bytes of an answer; every file of a release is much smaller


class Unreachable(Exception):  # noqa: N818 (the name says that it is an error)
    """There was no answer, or it was not complete in time; the message says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. Header names are case-insensitive; the body is still encoded."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, "" if there is none."""
        return ", ".join(self.headers.get_all(name, []))

    def leads_to(self, url: str) -> str:
        """Return the whole address to which this answer to `url` redirects, else ""."""
        return absolute(url, self.header("Location")) if self.header("Location") else ""

    @property
    def media_type(self) -> str:
        """The type of its body without parameters, "none" without a type."""
        return self.header("Content-Type").partition(";")[0].strip().lower() or "none"

    @property
    def charset(self) -> str:
        """The charset of its type, UTF-8 if it names none."""
        named = re.search(r"charset\s*=\s*\"?([^\s;\"]*)", self.header("Content-Type").lower())
        return named[1] if named else "utf-8"

    @property
    def encoding(self) -> str:
        """The content coding, "" if there is none."""
        coding = self.header("Content-Encoding").strip().lower()
        return "" if coding == "identity" else coding

    def decoded(self) -> bytes | None:
        """Return the body without its content coding; None if it can't be decoded."""
        try:
            body = DECODERS[self.encoding](self.body) if self.encoding else self.body
        except (KeyError, brotli.error, zlib.error, zstandard.ZstdError, OSError, EOFError):
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


def _from_deflate(data: bytes) -> bytes:
    decoder = zlib.decompressobj()
    body = decoder.decompress(data, LARGEST + 1)
    if not decoder.eof and len(body) <= LARGEST:
        raise EOFError
    return body


def _from_zstd(data: bytes) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
        return reader.read(LARGEST + 1)


# Each decodes `LARGEST` bytes at most, because a few bytes may expand to gigabytes.
DECODERS = {
    "br": _from_brotli,
    "gzip": _from_gzip,
    "deflate": _from_deflate,
    "zstd": _from_zstd,
}


def absolute(url: str, target: str) -> str:
    """Return the whole address of a link at `url`, "" if it isn't valid."""
    try:
        return urljoin(url, target)
    except ValueError:  # an unclosed bracket
        return ""


class _AsItCame(HTTPErrorProcessor):
    """A processor that returns redirects and errors as answers."""

    def http_response(
        self,
        request: Request,  # noqa: ARG002 (urllib passes it)
        response: HTTPResponse,
    ) -> HTTPResponse:
        return response

    https_response = http_response


_OPENER = build_opener(_AsItCame)


def ask(url: str, *, body: bytes | None = None, method: str | None = None, **headers: str) -> Reply:
    """Return the answer to a GET of an http or https URL, to a POST of `body`, or to `method`.

    Keywords are headers with `_` for `-`. Raise Unreachable.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"User-Agent": "nobars-verify", **named}
    request = Request(url, body, sent, method=method)  # noqa: S310 (callers pass http and https URLs only)
    end = time.monotonic() + DEADLINE
    try:
        with _OPENER.open(request, timeout=SILENCE) as response:
            return Reply(response.status, response.headers, _read(response, end))
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(str(getattr(error, "reason", error)) or type(error).__name__) from error


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
