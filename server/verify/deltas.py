"""Checking what a host sends to browsers that keep dictionaries (RFC 9842)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import zstandard

from server.http.files import available
from server.release.description import ALL, CORE, bundle_name
from server.release.dictionaries import HASH, MAGIC, dictionary_of
from server.release.model import DELTA
from server.verify.deployment import Deployment
from server.verify.report import Fault
from server.verify.wire import LARGEST, Reply, ask

OFFER = f"gzip, br, {DELTA}"


def check_deltas(host: Deployment) -> Iterator[Fault]:
    """Yield the faults of bundles that are asked for with that of another language.

    A host that knows no dictionaries sends the whole bundle, which is right too. Raise Unreachable.
    """
    for section in (CORE, ALL):
        urls = [f"{host.base}/{bundle_name(section, tag)}" for tag in host.tags]
        first, *others = [url for url in urls if url in host.bundles] or [""]
        known = ask(host.origin + first, Accept_Encoding="gzip").decoded() if others else None
        for url in others if known else ():
            yield from _check(host, url, known or b"")


def _check(host: Deployment, url: str, known: bytes) -> Iterator[Fault]:
    sha256 = hashlib.sha256(known).hexdigest()
    dictionary = available(sha256)
    answer = ask(host.origin + url, Accept_Encoding=OFFER, Available_Dictionary=dictionary)
    is_delta = answer.encoding == DELTA
    body = decode(answer.body, known) if is_delta else answer.decoded()
    if body is None or hashlib.sha256(body).hexdigest() != host.bundles[url]:
        text = "has other bytes for browsers with a dictionary: phones refuse it. Serve the build's"
        yield Fault(url, "delta", f"{text} own files, with the configuration of the same export.")
    elif is_delta and not _varies(answer):
        text = "lacks Vary: Accept-Encoding, Available-Dictionary: a cache may give the delta to"
        yield Fault(url, "vary", f"{text} who can't read it.")


def decode(delta: bytes, known: bytes) -> bytes | None:
    """Return what a delta from a dictionary stands for; None if it isn't one from this."""
    is_ours = dictionary_of(delta) == hashlib.sha256(known).hexdigest()
    if not delta.startswith(MAGIC) or not is_ours:
        return None
    raw = zstandard.ZstdCompressionDict(known, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    reader = zstandard.ZstdDecompressor(dict_data=raw).stream_reader(delta[HASH.stop :])
    try:
        return bytes(reader.read(LARGEST))
    except zstandard.ZstdError:
        return None


def _varies(answer: Reply) -> bool:
    named = {each.strip() for each in answer.header("Vary").lower().split(",")}
    return {"accept-encoding", "available-dictionary"} <= named
