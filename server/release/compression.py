"""Compressing the files of a release."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import brotli

from server.core.cache import Cache, NoCache
from server.release.model import TYPES, File

COMPRESSIBLE = {each for each in TYPES if each != ".png"}
BROTLI = f"brotli {brotli.__version__}"
GZIP = f"gzip {zlib.ZLIB_RUNTIME_VERSION}"
WORTH = 50  # bytes that compressing must save, because it adds headers


class Effort(NamedTuple):
    """The levels of brotli and gzip: more effort makes smaller files."""

    brotli: int
    gzip: int


SMALLEST = Effort(11, 9)  # for what each phone downloads
SPARING = Effort(10, 9)  # in 40 % of that time, 2 % larger: for a page that a few readers request
QUICK = Effort(5, 6)  # for files that are made while a server starts, and for rare ones


def compress(
    bodies: Mapping[str, bytes], effort: Effort = SMALLEST, cache: Cache | None = None
) -> dict[str, File]:
    """Return files by name from bodies by name, compressed if that saves enough bytes.

    Files with the same bytes are compressed once.
    """
    kept = cache or NoCache()
    alike = {(Path(name).suffix, body): name for name, body in bodies.items()}
    with ThreadPoolExecutor() as threads:  # brotli lets other threads run while it works
        files = threads.map(lambda name: _file(name, bodies[name], effort, kept), alike.values())
        made = dict(zip(alike, files, strict=True))
    return {name: made[Path(name).suffix, body] for name, body in bodies.items()}


def compress_each(
    bodies: Mapping[str, bytes],
    efforts: Mapping[str, Effort],
    most: Effort = SMALLEST,
    cache: Cache | None = None,
) -> dict[str, File]:
    """Return compressed files, each with the effort that it is worth: `most`, if none is named."""
    by_effort: dict[Effort, dict[str, bytes]] = {}
    for name, body in bodies.items():
        by_effort.setdefault(min(efforts.get(name, most), most), {})[name] = body
    files: dict[str, File] = {}
    for effort, some in by_effort.items():
        files |= compress(some, effort, cache)
    return files


def _file(name: str, body: bytes, effort: Effort, kept: Cache) -> File:
    encoded: dict[str, bytes] = {}
    if Path(name).suffix in COMPRESSIBLE:
        sha256 = hashlib.sha256(body).hexdigest()
        encoded = {
            "br": kept.get(
                f"{BROTLI} {effort.brotli} {sha256}",
                lambda: brotli.compress(body, quality=effort.brotli),
            ),
            "gzip": kept.get(
                f"{GZIP} {effort.gzip} {sha256}",
                lambda: gzip.compress(body, effort.gzip, mtime=0),
            ),
        }
    smaller = {each: data for each, data in encoded.items() if len(data) + WORTH < len(body)}
    return File.of(name, body, smaller)
