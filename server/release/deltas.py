"""Making the deltas of a release: between its languages, and from earlier releases."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePath

import zstandard

from server.core.cache import Cache, NoCache
from server.release.compression import QUICK, compress
from server.release.copies import cut_bundle
from server.release.description import ALL, CORE, SHARED, bundle_name, parts_of
from server.release.dictionaries import MAGIC, dictionaries_of
from server.release.model import Release
from server.release.previous import Previous, kept_files

ZSTD = f"zstd {zstandard.__version__}"
LEVEL = 19
GIVERS = 5  # languages that others have deltas from; a release may have thirty
WORTH = 60  # bytes that a delta must save, because it adds a header

Pair = tuple[str, bytes]  # the name of a file, and a dictionary


def with_deltas(
    release: Release, previous: Previous | None = None, cache: Cache | None = None
) -> Release:
    """Return a release with deltas, and with the dictionaries that the next release needs."""
    previous = previous or {}
    results = cache or NoCache()
    pairs = [*_between_languages(release), *_from_earlier(release, previous)]
    with ThreadPoolExecutor() as threads:
        deltas = threads.map(lambda pair: _delta(release, pair, results), pairs)
        made: dict[str, dict[str, bytes]] = defaultdict(dict)
        for (name, dictionary), delta in zip(pairs, deltas, strict=True):
            if len(delta) + WORTH < _size(release, name):
                made[name][hashlib.sha256(dictionary).hexdigest()] = delta
    files = {
        name: replace(file, deltas=made[name]) if name in made else file
        for name, file in release.files.items()
    }
    files |= compress(kept_files(release, previous), QUICK, cache)
    # Parts with deltas from an earlier release are not those that another build would make.
    keys = {**release.keys, "parts": {}} if previous else release.keys
    return replace(release, files=files, keys=keys)


def encode(body: bytes, dictionary: bytes) -> bytes:
    """Return the delta of a body from a dictionary, as RFC 9842 has it."""
    size = len(body) + len(dictionary)
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL,
        source_size=len(body),
        dict_size=len(dictionary),
        window_log=max(size.bit_length(), zstandard.WINDOWLOG_MIN),
        write_content_size=False,
        write_dict_id=False,
    )
    raw = zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    packer = zstandard.ZstdCompressor(dict_data=raw, compression_params=parameters)
    return MAGIC + hashlib.sha256(dictionary).digest() + packer.compress(body)


def _between_languages(release: Release) -> Iterator[Pair]:
    """Yield each bundle with those of other languages as dictionaries."""
    givers = release.settings.published[:GIVERS]
    for section in (CORE, ALL):
        for tag in release.settings.languages:
            for other in givers:
                name, known = bundle_name(section, tag), bundle_name(section, other)
                if tag != other and name in release.files and known in release.files:
                    yield name, release.files[known].body


def _from_earlier(release: Release, previous: Previous) -> Iterator[Pair]:
    """Yield the changed files with earlier bundles and lists as dictionaries."""
    for name in (SHARED, *release.settings.languages):
        core, joint, listed = dictionaries_of(name)
        for dictionary, some in {
            core: _with_parts(release, [core]),
            joint: _with_parts(release, [joint, *_of_sections(release, name)]),
            listed: {listed: release.files[listed].body},
        }.items():
            for known in previous.get(dictionary, []):
                if dictionary not in release.files or known == release.files[dictionary].body:
                    continue
                same = {*cut_bundle(known)}
                yield from ((each, known) for each, body in some.items() if body not in same)


def _of_sections(release: Release, name: str) -> list[str]:
    """Return the names of the bundles of a list's further sections."""
    places = {PurePath(each).parent.name for each in release.files if each.endswith(f"/{name}.txt")}
    return [bundle_name(place, name) for place in sorted(places - {CORE, ALL})]


def _with_parts(release: Release, bundles: list[str]) -> dict[str, bytes]:
    """Return those of the bundles that the release has, and their parts, by name."""
    bodies = {each: release.files[each].body for each in bundles if each in release.files}
    return bodies | parts_of(bodies)


def _delta(release: Release, pair: Pair, results: Cache) -> bytes:
    name, dictionary = pair
    file = release.files[name]
    key = f"{ZSTD} {LEVEL} {file.sha256} {hashlib.sha256(dictionary).hexdigest()}"
    return results.get(key, lambda: encode(file.body, dictionary))


def _size(release: Release, name: str) -> int:
    file = release.files[name]
    return min(map(len, (file.body, *file.encoded.values())))
