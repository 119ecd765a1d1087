"""What a release says of itself: whole to hosts and tools, and in parts to the worker.

Phones read the parts alone. `sw.js` names the worker's code and the lists by their hashes, a list
names the files of one language, or those that all share, by theirs. So a phone downloads what has
changed on the way to a changed file, and nothing for languages that it doesn't hold.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

CORE = "core"  # as server/features/registry.py names it
DESCRIPTION = "release.json"
WORKER = "sw.js"
RELEASE_FOLDER = "release/"  # the folder of what only the worker asks for
PAGES_AT_ONCE = 64  # in a bundle, and in web/worker/files.ts
SHARED = "shared"  # the list of what all languages share; no language is tagged so
LANGUAGES = "languages"  # the list of the languages themselves: it names no files, menus read it

# A few lines, since browsers ask for this file at every page and phones fetch it at every release.
# The policy can make one address only, for browsers with Trusted Types; others take it plain.
LOADER = """\
self.RELEASE_ID="{id}";
self.LISTS={marks};
const own={{createScriptURL:()=>"{code}"}};
importScripts((self.trustedTypes?.createPolicy("nobars",own)??own).createScriptURL(""));
"""


def describe_file(url: str, body: bytes, section: str = CORE) -> dict[str, Any]:
    """Say what is at an address, and which section it belongs to."""
    sha256 = hashlib.sha256(body).hexdigest()
    return {"url": url, "sha256": sha256, "bytes": len(body), "section": section}


def identify(described: Mapping[str, Any]) -> str:
    """Name a release by the hash of all that describes it."""
    return hashlib.sha256(_json(described)).hexdigest()[:16]


def descriptions(described: Mapping[str, Any], code: bytes) -> dict[str, bytes]:
    """Return all files that describe a release, by name. `code` is what its worker runs."""
    return {
        DESCRIPTION: _json({"id": identify(described), **described}),
        WORKER: loader(described, code_name(code)).encode(),
        code_name(code): code,
        **lists(described),
    }


def loader(described: Mapping[str, Any], code: str) -> str:
    """Write `sw.js`: a list's mark is its hash, and how many files and bytes of the core it has."""
    marks = {}
    bodies = lists(described)
    for name, files in {LANGUAGES: [], **_files(described)}.items():
        sha256 = hashlib.sha256(bodies[_list_name(name)]).hexdigest()
        core = [file["bytes"] for file in files if section_of(file) == CORE]
        marks[name] = [shortened(sha256), len(core), sum(core)]
    return LOADER.format(id=identify(described), marks=_json(marks).decode(), code=code)


def kill_loader(described: Mapping[str, Any], script: bytes) -> bytes:
    """Write the `sw.js` that clears the worker away: all in one, whatever else is broken."""
    return f'self.RELEASE_ID="{identify(described)}";\n'.encode() + script


def lists(described: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the lists by file name; that of what is shared has the headers of all files too."""
    listed = {name: {"files": _rows(files)} for name, files in _files(described).items()}
    listed[SHARED] |= {"headers": described["headers"]}
    listed[LANGUAGES] = {"files": [], "languages": described["menu"]}
    return {_list_name(name): _json(each) for name, each in listed.items()}


def bundles(described: Mapping[str, Any], bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    """Bind the pages of each language in a few files, in the order of its list."""
    return {
        name: b"".join(bodies[page["url"]] for page in pages)
        for name, pages in bindings(described).items()
    }


def bindings(described: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Say which pages each bundle has. It is named by the place of its first page in the list."""
    bound: dict[str, list[dict[str, Any]]] = {}
    for tag, each in described["languages"].items():
        pages = [page for some in _by_section(each["pages"]).values() for page in some]
        for place, page in enumerate(pages):
            section = section_of(page).removeprefix(CORE)
            name = f"{RELEASE_FOLDER}{tag}{section}-{place - place % PAGES_AT_ONCE}.txt"
            bound.setdefault(name, []).append(page)
    return bound


def code_name(code: bytes) -> str:
    """Name the worker's code after its bytes: another release's `sw.js` finds no wrong one."""
    return f"{RELEASE_FOLDER}worker-{hashlib.sha256(code).hexdigest()[:16]}.js"


def hash_in(path: str) -> str:
    """Return how the hash of a file begins, by its name; "" for all but the worker's code."""
    named = re.search(rf"{RELEASE_FOLDER}worker-([0-9a-f]{{16}})\.js$", path)
    return named[1] if named else ""


def _files(described: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    languages = {tag: each["pages"] for tag, each in described["languages"].items()}
    return {SHARED: described["assets"], **languages}


def _list_name(name: str) -> str:
    return f"{RELEASE_FOLDER}{name}.json"


def section_of(file: Mapping[str, Any]) -> str:
    """Return the section of a described file; a release of long ago names none."""
    return str(file.get("section", CORE))


def _by_section(files: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Sort files by section, the core first."""
    sections: dict[str, list[dict[str, Any]]] = {CORE: []}
    for file in files:
        sections.setdefault(section_of(file), []).append(file)
    return sections


def _rows(files: Iterable[dict[str, Any]]) -> list[list[Any]]:
    return [
        [file["url"], shortened(file["sha256"]), file["bytes"], *([name] if name != CORE else [])]
        for name, some in _by_section(files).items()
        for file in some
    ]


def shortened(sha256: str) -> str:
    """Return 128 bits in base64. Hashes are most of what a list weighs; that many bits are enough.

    A network that wants to pass other bytes for a file has to find a second preimage, for which it
    would try 2^128 times.
    """
    return base64.b64encode(bytes.fromhex(sha256)[:16]).decode().rstrip("=")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
