"""Releases made from the built one, with other bytes or shorter deadlines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from typing import Any

from offline.hostile import Mischief, is_missing
from server.release.compression import QUICK, compress
from server.release.deltas import with_deltas
from server.release.description import (
    BUNDLES,
    CORE,
    DESCRIPTION,
    RELEASE_FOLDER,
    SHARED,
    WORKER,
    bindings,
    bundles,
    descriptions,
    hash_in,
    identify,
    is_joint,
    parts_of,
    section_of,
    with_bundles,
)
from server.release.dictionaries import dictionaries_of
from server.release.inline import INSIDE
from server.release.model import File, Release, file_name

LARGEST_SECTION = "operators"
LATER = "/assets/counter.json"  # only the worker requests it; `undivided` has it in no bundle
DEADLINES = {"file": 1_500, "page": 1_000}  # milliseconds


def impatient(release: Release) -> Release:
    """Return the same release with a worker whose deadlines tests can wait for."""
    return with_deadlines(release)


def with_deadlines(release: Release, **chosen: int) -> Release:
    """Return the same release with a worker of `DEADLINES`, or of others, in milliseconds."""
    line = f"self.DEADLINES={json.dumps(DEADLINES | chosen)};".encode()
    _, own, rest = release.files[WORKER].body.partition(b"self.RELEASE_ID")
    return _with_worker(release, line + own + rest)


def prefixed(release: Release, script: bytes) -> Release:
    """Return the same release with a worker that begins with this script."""
    return _with_worker(release, script + release.files[WORKER].body)


def data_saving(release: Release) -> Release:
    """Return the same release with a worker for a browser that saves data."""
    line = (
        b'Object.defineProperty(navigator,"connection",{configurable:true,value:{saveData:true}});'
    )
    return _with_worker(release, line + release.files[WORKER].body)


def revised(release: Release, changes: Mapping[str, bytes], code: bytes | None = None) -> Release:
    """Return a release with other bytes in the files at these addresses, or in the worker.

    A page has them both as it is sent and as it is saved.
    """
    sent = {file_name(url): body for url, body in changes.items()}
    saved = {RELEASE_FOLDER + name: body for name, body in sent.items()}
    saved = {name: body for name, body in saved.items() if name in release.files}
    changed = compress(sent | saved, QUICK)
    described = _description(release)
    for entry in _entries(described):
        for form in (entry, entry.get("saved", {})):
            if file := changed.get(file_name(form.get("url", ""))):
                form |= {"sha256": file.sha256, "bytes": len(file.body)}
    return _described_so(release, described, changed, code)


def undivided(release: Release) -> Release:
    """Return the same release with its sections in the core: saved at once, or not at all.

    Tests of the core then don't wait for further sections. Of the largest one, only one file is
    saved, and comes in no bundle.
    """
    described = _part(
        release, lambda each: section_of(each) != LARGEST_SECTION or each["url"] == LATER
    )
    for entry in _entries(described):
        entry["section"] = CORE
    return alone(_described_so(release, described, {}, None), LATER)


def alone(release: Release, url: str) -> Release:
    """Return the same release with one file in no bundle: nothing else brings it."""
    described = _description(release)
    for entry in _entries(described):
        if entry["url"] == url:
            entry["bound"] = False
    return _described_so(release, described, {}, None)


def core_of(release: Release) -> Release:
    """Return the same release without its further sections."""
    return _described_so(release, _part(release, lambda each: section_of(each) == CORE), {}, None)


def reduced(release: Release, wanted: Callable[[str], bool]) -> Release:
    """Return the same release with only the pages and assets at these addresses.

    Files inside of pages are kept, also if their own addresses aren't named.
    """
    described = _part(release, lambda each: wanted(each["url"]))
    left = {file_name(each["url"]) for each in _entries(described)}
    gone = {file_name(each["url"]) for each in _entries(_description(release))}
    gone -= left | {*INSIDE.values()}
    bundled = RELEASE_FOLDER + "*.txt"
    rest = {
        name: file
        for name, file in release.files.items()
        if name not in gone and not fnmatch(name, bundled)
    }
    return _described_so(replace(release, files=rest), described, {}, None)


def _part(release: Release, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the part of the description with only some pages and assets."""
    described = _description(release)
    for files in (described, *described["languages"].values()):
        kind = "assets" if "assets" in files else "pages"
        files[kind] = [each for each in files[kind] if wanted(each)]
    return described


def _description(release: Release) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(release.files[DESCRIPTION].body)
    del described["id"], described[BUNDLES]
    return described


def _described_so(
    release: Release, described: dict[str, Any], changed: Mapping[str, File], code: bytes | None
) -> Release:
    same = {name: file for name, file in release.files.items() if not hash_in(name)}
    whole = {**same, **changed}
    bound = bundles(described, lambda url: whole[file_name(url)].body)
    described = with_bundles(described, release.settings.base_path, bound)
    parts = (
        bound
        | parts_of(bound)
        | descriptions(described, code or body_of(release, code_of(release)))
    )
    parts[WORKER] = release.files[WORKER].body.partition(b"self.RELEASE_ID")[0] + parts[WORKER]
    fresh = {n: body for n, body in parts.items() if n not in whole or whole[n].body != body}
    return Release(identify(described), whole | compress(fresh, QUICK), release.settings)


def edited(release: Release, *urls: str) -> Release:
    """Return a release in which a comment was added to the pages and scripts at these addresses."""
    marks = {True: b"\n// newer\n", False: b"<!-- newer -->"}
    return revised(
        release, {url: body_of(release, url) + marks[url.endswith(".js")] for url in urls}
    )


def after(earlier: Release, release: Release) -> Release:
    """Return a release with the deltas that phones with an earlier release can use."""
    listed = (SHARED, *release.settings.languages)
    names = [name for each in listed for name in dictionaries_of(each) if name in earlier.files]
    return with_deltas(release, {name: [earlier.files[name].body] for name in names})


def body_of(release: Release, url: str) -> bytes:
    """Return the bytes of an address, as phones save them."""
    name = file_name(url)
    return release.files.get(RELEASE_FOLDER + name, release.files[name]).body


def asked_for(url: str) -> str:
    """Return the address at which a worker requests a file whose bundle has failed."""
    return f"/{RELEASE_FOLDER}{url.lstrip('/')}" if url.endswith("/") else url


def part_of(release: Release, url: str) -> str:
    """Return the address at which a worker requests a changed file by itself."""
    for name, files in bindings(json.loads(release.files[DESCRIPTION].body)).items():
        for place, file in enumerate(files):
            if file["url"] == url and not is_joint(name):
                return f"/{name.removesuffix('.txt')}/{place}.txt"
    return asked_for(url)


def each_way(release: Release, url: str, mischief: Mischief) -> dict[str, Mischief]:
    """Return the settings by which this happens to a file, which nothing else brings."""
    return {part_of(release, url): is_missing, asked_for(url): mischief}


def code_of(release: Release) -> str:
    """Return the address of the worker's code."""
    [name] = [name for name in release.files if hash_in(name)]
    return f"/{name}"


def asked_by_worker(release: Release, tag: str) -> list[str]:
    """Return the addresses that are requested only to save this language."""
    lists = ["/release/shared.json", "/release/languages.json", f"/release/{tag}.json"]
    return ["/sw.js", code_of(release), *lists, *all_bundles(release, tag)]


def unbound(bundle: bytes, known: list[bytes]) -> list[bytes]:
    """Return the files of a bundle that copies from what is known."""
    units = b"".join(known).decode().encode("utf-16-le")

    def copied(found: re.Match[str]) -> str:
        start, length = int(found[1]), int(found[2])
        return units[start * 2 : (start + length) * 2].decode("utf-16-le")

    *texts, end = bundle.decode().split("\0")
    assert end == ""
    return [re.sub("\1([0-9]+),([0-9]+);", copied, text).encode() for text in texts]


def bundles_of(release: Release, tag: str) -> list[str]:
    """Return the addresses of a language's bundles of pages, in order."""
    pages = json.loads(release.files[DESCRIPTION].body)["languages"][tag]
    return [f"/{name}" for name in bindings({"languages": {tag: pages}})]


def all_bundles(release: Release, tag: str) -> list[str]:
    """Return these addresses after those of the shared bundles."""
    described = json.loads(release.files[DESCRIPTION].body)
    shared = bindings({"assets": described["assets"], "languages": {}})
    return [*(f"/{name}" for name in shared), *bundles_of(release, tag)]


def loaded_alone(release: Release) -> list[str]:
    """Return the addresses of the assets that are in no bundle."""
    described = json.loads(release.files[DESCRIPTION].body)
    return [file["url"] for file in described["assets"] if not file["bound"]]


def each_bundle(release: Release, tag: str, mischief: Mischief) -> dict[str, Mischief]:
    """Return the settings by which this happens to all bundles of a language."""
    return dict.fromkeys(bundles_of(release, tag), mischief)


def recoded(release: Release) -> Release:
    """Return the same release with a worker that runs other code."""
    return revised(release, {}, body_of(release, code_of(release)) + b"// newer\n")


def pages_of(release: Release, tag: str) -> list[str]:
    """Return the addresses of a language's pages in the core, without its manifest."""
    return [url for url in saved_for(release, tag) if url.endswith("/")]


def saved_for(release: Release, tag: str) -> list[str]:
    """Return all addresses of the core that are saved for a language."""
    described = json.loads(release.files[DESCRIPTION].body)
    files = described["assets"] + described["languages"][tag]["pages"]
    return [file["url"] for file in files if section_of(file) == CORE]


def _with_worker(release: Release, script: bytes) -> Release:
    return replace(release, files={**release.files, **compress({WORKER: script}, QUICK)})


def _entries(described: dict[str, Any]) -> list[dict[str, Any]]:
    pages = [page for each in described["languages"].values() for page in each["pages"]]
    return [*described["assets"], *pages]
