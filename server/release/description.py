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
from collections.abc import Callable, Iterable, Mapping
from typing import Any

CORE = "core"  # as server/features/registry.py names it
DESCRIPTION = "release.json"
WORKER = "sw.js"
RELEASE_FOLDER = "release/"  # the folder of what only the worker asks for
FILES_AT_ONCE = 64  # in a bundle, and in web/worker/files.ts
SHARED = "shared"  # the list of what all languages share; no language is tagged so
BUNDLES = "bundles"  # the member of a description that names them
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
    return {**_at(url, body), "section": section}


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
        core = [as_saved(file)["bytes"] for file in files if section_of(file) == CORE]
        marks[name] = [shortened(sha256), len(core), sum(core)]
    return LOADER.format(id=identify(described), marks=_json(marks).decode(), code=code)


def kill_loader(described: Mapping[str, Any], script: bytes) -> bytes:
    """Write the `sw.js` that clears the worker away: all in one, whatever else is broken."""
    return f'self.RELEASE_ID="{identify(described)}";\n'.encode() + script


def lists(described: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the lists by file name; that of what is shared has the headers of all files too."""
    files = _files(described)
    listed: dict[str, dict[str, Any]] = {
        name: {"files": [_row(file) for file in _in_order(some)]} for name, some in files.items()
    }
    alone = sum(_is_alone(file) for file in files[SHARED])
    listed[SHARED] |= {"alone": alone, "headers": described["headers"]}
    listed[LANGUAGES] = {"files": [], "languages": described["menu"]}
    return {_list_name(name): _json(each) for name, each in listed.items()}


def bundles(described: Mapping[str, Any], body_at: Callable[[str], bytes]) -> dict[str, bytes]:
    """Bind the files of each list in a few files, in its order, as phones save them."""
    return {
        name: b"".join(body_at(as_saved(file)["url"]) for file in files)
        for name, files in bindings(described).items()
    }


def with_bundles(
    described: Mapping[str, Any], prefix: str, bound: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return a description that names its bundles: another version may bind otherwise."""
    named = [_at(f"{prefix}/{name}", body) for name, body in bound.items()]
    return {**described, BUNDLES: named}


def _at(url: str, body: bytes) -> dict[str, Any]:
    return {"url": url, "sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}


def bindings(described: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Say which files each bundle has. It is named by the place of its first file in the list."""
    bound: dict[str, list[dict[str, Any]]] = {}
    for list_name, listed in _files(described).items():
        for place, file in enumerate(_in_order(listed)):
            if _is_alone(file):
                continue
            section = section_of(file).removeprefix(CORE)
            name = f"{RELEASE_FOLDER}{list_name}{section}-{place - place % FILES_AT_ONCE}.txt"
            bound.setdefault(name, []).append(file)
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
    assets = [{"bound": False, **file} for file in described.get("assets", [])]
    return {SHARED: assets, **languages}


def _list_name(name: str) -> str:
    return f"{RELEASE_FOLDER}{name}.json"


def section_of(file: Mapping[str, Any]) -> str:
    """Return the section of a described file; a release of long ago names none."""
    return str(file.get("section", CORE))


def as_saved(file: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said of a file in the form that phones save; most have but one."""
    saved: Mapping[str, Any] = file.get("saved", file)
    return saved


def _is_alone(file: Mapping[str, Any]) -> bool:
    """Return whether a file comes in no bundle. Pages always do, assets if they say so."""
    return not file.get("bound", True)


def _in_order(files: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return files as their list has them: those alone, then the core, then section by section."""
    sections: dict[str, list[dict[str, Any]]] = {"": [], CORE: []}
    for file in files:
        sections.setdefault("" if _is_alone(file) else section_of(file), []).append(file)
    return [file for some in sections.values() for file in some]


def _row(file: Mapping[str, Any]) -> list[Any]:
    section = section_of(file)
    named = [section] if section != CORE else []
    saved = as_saved(file)
    return [file["url"], shortened(saved["sha256"]), saved["bytes"], *named]


def shortened(sha256: str) -> str:
    """Return 128 bits in base64. Hashes are most of what a list weighs; that many bits are enough.

    A network that wants to pass other bytes for a file has to find a second preimage, for which it
    would try 2^128 times.
    """
    return base64.b64encode(bytes.fromhex(sha256)[:16]).decode().rstrip("=")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
