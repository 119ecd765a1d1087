"""The answers for the files of a release, made once: each coding, as a 200 and as a 304."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from server.core.config import Config
from server.core.languages import find
from server.http.answer import Answer, Asked, answer
from server.http.caching import KEEP_DICTIONARY, caching_at
from server.http.coding import choose_coding
from server.http.security import SUBRESOURCE_TYPES, WORKER_PATH, security_headers
from server.release.description import RELEASE_FOLDER, SHARED, shortened
from server.release.dictionaries import Matches, patterns
from server.release.inline import headers_of
from server.release.model import DELTA, ENCODINGS, File, Release
from server.release.unaddressed import is_unaddressed

# Only documents and the worker have it: on a page's other files it would be wasted bytes.
RELEASE_HEADER = "Nobars-Release"
# The headers that a 304 repeats (RFC 9110, 15.4.5); browsers keep the others with the body.
REPEATED = {"Cache-Control", "Vary", RELEASE_HEADER}
# Only deltas have it, because a cache that gave a whole file to a reader with a dictionary would do
# no harm.
VARY = "Accept-Encoding, Available-Dictionary"


class Coded(NamedTuple):
    """One coding of one file: its ETag, the 200 and the 304."""

    etag: str
    whole: Answer
    same: Answer


class Codings(NamedTuple):
    """One file in all its codings, in order of preference; "" is the plain one."""

    names: tuple[str, ...]
    by_name: Mapping[str, Coded]
    deltas: Mapping[str, Coded]

    def answer(self, asked: Asked) -> Answer:
        """Return the file in the accepted coding, or a 304 if the reader has that.

        A reader with a dictionary gets a delta from it.
        """
        delta = self.deltas.get(asked.available_dictionary)
        if delta and choose_coding(asked.accept_encoding, (DELTA,)):
            coded = delta
        else:
            coded = self.by_name[choose_coding(asked.accept_encoding, self.names)]
        if asked.if_none_match and _names(asked.if_none_match, coded.etag):
            return coded.same
        return coded.whole


def file_answers(release: Release, config: Config) -> Iterator[tuple[str, Codings]]:
    """Yield the address of each file, base path included, and the file in its codings."""
    forbidding = headers_of(release)
    matches = patterns((SHARED, *release.settings.languages)) if _has_deltas(release) else {}
    for name, file in release.files.items():
        if not is_unaddressed(name):
            path = f"/{name.removesuffix('index.html')}"
            headers = file_headers(release, path, file, config, forbidding)
            yield config.base_path + path, _in_codings(file, headers, matches.get(name))


def _has_deltas(release: Release) -> bool:
    """Return whether a release is one of those that are sent as deltas.

    One that a server has moved or rendered at its start is not, nor will the next one be: browsers
    would keep its dictionaries for nothing. A single language has deltas only from its last build.
    """
    is_single = len(release.settings.languages) == 1
    return is_single or any(file.deltas for file in release.files.values())


def _in_codings(file: File, headers: Mapping[str, str], matches: Matches | None) -> Codings:
    """Return a file in all its codings, with these headers and those of each coding.

    `matches` are the addresses for which it is a dictionary, if any.
    """
    names = (*(each for each in ENCODINGS if each in file.encoded), "")
    whole = {**headers, **(dictionary_headers(matches.whole) if matches else {})}
    delta = {**headers, **(dictionary_headers(matches.delta) if matches else {}), "Vary": VARY}
    return Codings(
        names,
        {
            name: _coded(file.sha256, name, body_in(file, name), coding_header(name) | whole)
            for name in names
        },
        {
            available(dictionary): _coded(
                file.sha256, f"{DELTA}-{dictionary[:8]}", body, delta | coding_header(DELTA)
            )
            for dictionary, body in file.deltas.items()
        },
    )


def available(dictionary: str) -> str:
    """Return the header with which a browser names a dictionary, given its hash in hex."""
    return f":{base64.b64encode(bytes.fromhex(dictionary)).decode()}:"


def dictionary_headers(match: str) -> dict[str, str]:
    """Return the headers by which a browser keeps a file as a dictionary for matching addresses."""
    return {"Cache-Control": KEEP_DICTIONARY, "Use-As-Dictionary": f'match="{match}"'}


def coding_header(coding: str) -> dict[str, str]:
    """Return the header that names a coding; none for the plain one."""
    return {"Content-Encoding": coding} if coding else {}


def body_in(file: File, coding: str) -> bytes:
    """Return a file's bytes in a coding, "" for none."""
    return file.encoded[coding] if coding else file.body


def file_headers(
    release: Release, path: str, file: File, config: Config, forbidding: Mapping[str, str]
) -> dict[str, str]:
    """Return the headers of a file at a path below the base path, in all its codings.

    `forbidding` are the security headers of the release's pages.
    """
    media_type = file.type.split(";")[0]
    is_bundle = path.startswith(f"/{RELEASE_FOLDER}") and media_type == "text/plain"
    # Nobody opens a bundle, and workers know its charset.
    headers = {
        "Content-Type": media_type if is_bundle else file.type,
        "Cache-Control": caching_at(path),
    }
    if file.encoded:
        headers["Vary"] = "Accept-Encoding"
    if media_type not in SUBRESOURCE_TYPES or path == WORKER_PATH:
        headers[RELEASE_HEADER] = release.id
    language = find(path.split("/")[1])
    if media_type == "text/html" and language:
        headers["Content-Language"] = language.tag
    return headers | security_headers(media_type, path, config, forbidding)


def _coded(sha256: str, form: str, body: bytes, headers: Mapping[str, str]) -> Coded:
    """Return one form of a file, which its ETag names."""
    etag = f'"{shortened(sha256)}{"-" * bool(form)}{form}"'
    kept = {"ETag": etag, **{name: headers[name] for name in headers if name in REPEATED}}
    return Coded(etag, answer(200, {"ETag": etag, **headers}, body), answer(304, kept))


def _names(known: str, etag: str) -> bool:
    """Return whether an If-None-Match header has this ETag, weak or strong, or `*`."""
    return known == etag or any(
        each.strip().removeprefix("W/") in {etag, "*"} for each in known.split(",")
    )
