"""Checking that a host sends one file of a release as it should."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.http.security import WORKER_PATH, headers_for
from server.release.compression import COMPRESSIBLE
from server.release.model import TYPES, file_name
from server.verify.asking import check_asking
from server.verify.browsers import ask_as_browser
from server.verify.caching import check_caching, check_etag
from server.verify.deployment import Deployment
from server.verify.harmful import check_harmful
from server.verify.headers import Demands, check_headers
from server.verify.readers import Reader, is_probe, readers_of
from server.verify.report import Fault, Found
from server.verify.wire import Reply, Unreachable, ask

# Accept-Encoding of browsers over https, of browsers over http, and of some proxies.
OFFERS = ("br, gzip", "gzip", "identity")
# Types that browsers open as a page, with scripts; files of all other types are parts of pages.
DOCUMENTS = {
    "text/html",
    "application/xhtml+xml",
    "image/svg+xml",
    "text/xml",
    "application/xml",
    "application/pdf",
}
PART = "text/plain"
NOBODY = "Let nothing on the way tell readers apart, rewrite pages, or put scripts into them."
PACKET = 1_400  # bytes of a network packet; compressing a file that fits into one saves nothing


@dataclass(frozen=True, slots=True)
class Expected:
    """A file of the release. `sha256` is the known beginning of its hash; "" fits any bytes."""

    url: str
    sha256: str = ""

    @property
    def ending(self) -> str:
        """The ending of its name, which decides its type."""
        return Path(file_name(self.url)).suffix


def check_file(host: Deployment, file: Expected) -> Iterator[Fault]:
    """Yield the faults at one address."""
    url = host.origin + file.url
    try:
        answers = {offer: ask(url, Accept_Encoding=offer) for offer in OFFERS}
        answer = answers[OFFERS[0]]
        shown = ask_as_browser(url, language=host.language_at(file.url) or "en")
        if answer.status != 200 or shown.status != answer.status:
            yield Fault(file.url, *_refusal(answer, shown))
            return
        again = ask(url, Accept_Encoding=OFFERS[0], If_None_Match=answer.header("ETag"))
        is_shown = shown.decoded() == answer.decoded()
        others = {each: each.ask(url) for each in readers_of(host, file.url) if is_shown}
        asked_on = [*check_asking(url, answer)] if is_probe(host, file.url) else []
    except Unreachable as problem:
        yield Fault(
            file.url, "unreachable", f"did not arrive whole ({problem}). Phones stop there."
        )
        return
    demands = demands_of(_media_type(file, answer), file.url, host)
    for found in (
        _check_bytes(file, answers),
        _check_shown(answer, {Reader("browsers"): shown, **others}),
        _check_compression(file, answers),
        _check_type(file, answer),
        check_caching(file.url, answer),
        check_etag(answer, shown, again),
        check_harmful(url, again),
        asked_on,
        *(check_headers(url, each, demands) for each in (answer, shown, *others.values())),
    ):
        yield from (Fault(file.url, code, text) for code, text in found)


def demands_of(media_type: str, path: str, host: Deployment) -> Demands:
    """Return the headers that a response of this type must have at a path."""
    opens = media_type in DOCUMENTS or path.endswith(WORKER_PATH)
    needed = media_type if media_type in DOCUMENTS else PART
    return Demands(
        headers_for(needed, path, host.headers),
        host.release["id"],
        host.language_at(path),
        hsts=opens and host.origin.startswith("https:"),
    )


def _refusal(answer: Reply, shown: Reply) -> tuple[str, str]:
    if answer.status != shown.status:
        text = f"answers {shown.status} to browsers, and {answer.status} to others."
        return "browser", f"{text} {NOBODY}"
    if 300 <= answer.status < 400:
        place = answer.header("Location")
        text = (
            f"answers {answer.status} to {place}. Phones save nothing that is redirected: serve it."
        )
        return "redirect", text
    return (
        "status",
        f"answers {answer.status}. Every file of the release must be there: deploy all.",
    )


def _check_bytes(file: Expected, answers: Mapping[str, Reply]) -> Found:
    for offer, answer in answers.items():
        body = answer.decoded()
        if body is None or (answer.encoding and answer.encoding not in offer):
            text = (
                f"asked for {offer}, has a Content-Encoding of {answer.encoding or 'none'} that was"
            )
            yield "encoding", f"{text} not asked for, or is not true. Serve the build's own files."
        elif not hashlib.sha256(body).hexdigest().startswith(file.sha256):
            text = (
                f"asked for {offer}, has other bytes than it should: phones refuse it. Deploy all"
            )
            yield "bytes", f"{text} files together, and let nothing on the way rewrite them."


def _check_shown(answer: Reply, shown: Mapping[Reader, Reply]) -> Found:
    for reader, given in shown.items():
        if given.status != answer.status:
            text = f"answers {given.status} to {reader.who}, and {answer.status} to others."
            yield "browser", f"{text} {NOBODY}"
        elif given.decoded() != answer.decoded():
            text = f"has other bytes for {reader.who}: phones refuse it."
            yield "browser", f"{text} {NOBODY}"


def _check_compression(file: Expected, answers: Mapping[str, Reply]) -> Found:
    for offer, answer in answers.items():
        if offer == "identity" or file.ending not in COMPRESSIBLE:
            continue
        if answer.encoding and "accept-encoding" not in answer.header("Vary").lower():
            yield "vary", "lacks Vary: Accept-Encoding: a cache may give it to who can't read it."
        saves = len(answer.body) > PACKET and len(gzip.compress(answer.body)) < len(answer.body)
        if not answer.encoding and saves:
            text = f"is sent uncompressed to who accepts {offer}. Serve the .br and .gz files."
            yield "compression", text


def _media_type(file: Expected, answer: Reply) -> str:
    """Return the type that a file must have; if its ending is unknown, the type it is sent with."""
    known = TYPES.get(file.ending)
    return known.split(";")[0] if known else answer.media_type


def _check_type(file: Expected, answer: Reply) -> Found:
    known = TYPES.get(file.ending)
    if known is None:
        if answer.media_type in DOCUMENTS:
            text = f"is sent as {answer.media_type}, and is no document"
            yield "type", f"{text}: browsers would open it as one. Send its own type."
        return
    wanted = {_media_type(file, answer)}
    if file.ending == ".js":
        wanted.add("application/javascript")
    if file.ending == ".xml":
        wanted.add("application/xml")
    if answer.media_type not in wanted or answer.charset != "utf-8":
        text = f"is sent as {answer.header('Content-Type') or 'no type'}, not {known}."
        yield "type", f"{text} Browsers and phones refuse a wrong type."
