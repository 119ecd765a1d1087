"""The description of a release: one file for hosts and tools, lists for the worker.

Phones read only `sw.js` and the lists. `sw.js` names the worker's code and the lists with their
hashes. A list names the files of one language, or those that all languages share, with their
hashes. So a phone downloads only lists with changed files, and nothing of other languages.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from server.release.copies import Known, cut_bundle

CORE = "core"  # as server/features/registry.py names it
DESCRIPTION = "release.json"
WORKER = "sw.js"
RELEASE_FOLDER = "release/"  # the folder of files that only the worker requests
SHARED = "shared"  # the list of files that all languages share; no language has this tag
BUNDLES = "bundles"  # the member of a description that names the bundles
ALL = "all"  # stands for all further sections as one; no section has this name
KINDS = ("", ".png", ".webmanifest", ".css", ".js", ".txt", ".json")  # of files; pages have ""
LANGUAGES = "languages"  # the list of the languages, for menus; it names no files

# `sw.js` is short, because browsers ask for it at every page and phones fetch it at every release.
# The Trusted Types policy allows this one address; browsers without Trusted Types need none.
LOADER = """\
self.RELEASE_ID="{id}";
self.LISTS={marks};
const own={{createScriptURL:()=>"{code}"}};
importScripts((self.trustedTypes?.createPolicy("nobars",own)??own).createScriptURL(""));
"""


def describe_file(url: str, body: bytes, section: str = CORE) -> dict[str, Any]:
    """Return the description of a file: address, hash, bytes and section."""
    return {**_at(url, body), "section": section}


def identify(described: Mapping[str, Any]) -> str:
    """Return the id of a release: the beginning of the hash of its description."""
    return hashlib.sha256(_json(described)).hexdigest()[:16]


def descriptions(described: Mapping[str, Any], code: bytes) -> dict[str, bytes]:
    """Return all files that describe a release, by name. `code` is the worker's script."""
    return {
        DESCRIPTION: _json({"id": identify(described), **described}),
        WORKER: loader(described, code_name(code)).encode(),
        code_name(code): code,
        **lists(described),
    }


def loader(described: Mapping[str, Any], code: str) -> str:
    """Return `sw.js`. The mark of a list is its hash, and the files and bytes of its core."""
    marks = {}
    bodies = lists(described)
    for name, files in {LANGUAGES: [], **_files(described)}.items():
        sha256 = hashlib.sha256(bodies[_list_name(name)]).hexdigest()
        core = [as_saved(file)["bytes"] for file in files if section_of(file) == CORE]
        marks[name] = [shortened(sha256), len(core), sum(core)]
    return LOADER.format(id=identify(described), marks=_json(marks).decode(), code=code)


def kill_loader(described: Mapping[str, Any], script: bytes) -> bytes:
    """Return the `sw.js` that removes the worker; it needs no other file, which may be broken."""
    return f'self.RELEASE_ID="{identify(described)}";\n'.encode() + script


def lists(described: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the lists by file name; that of shared files has the headers of pages too."""
    files = _files(described)
    listed: dict[str, dict[str, Any]] = {
        name: {
            "files": [_row(file) for file in _in_order(some)],
            "alone": sum(_is_alone(file) for file in some),
        }
        for name, some in files.items()
    }
    listed[SHARED] |= {"headers": described["headers"]}
    listed[LANGUAGES] = {"files": [], "languages": described["menu"]}
    return {_list_name(name): _json(each) for name, each in listed.items()}


def bundles(described: Mapping[str, Any], body_at: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return the bundles by name: the files of each list in its order, as phones save them.

    Pages copy from saved pages: those of the core from the first file of their list, which is in no
    bundle, those of further sections from the whole core. Scripts would gain nothing.
    """

    def texts(files: Iterable[Mapping[str, Any]]) -> list[str]:
        return [body_at(as_saved(file)["url"]).decode() for file in files]

    bound = {}
    for list_name, listed in _files(described).items():
        pages = [file for file in _in_order(listed) if list_name != SHARED]
        core = [file for file in pages if section_of(file) == CORE]
        first, whole = Known(texts(filter(_is_alone, core[:1]))), Known(texts(core))
        for name, files in _bindings_of(list_name, listed).items():
            known = first if section_of(files[0]) == CORE else whole
            bound[name] = known.bind(texts(files))
    return bound


def with_bundles(
    described: Mapping[str, Any], prefix: str, bound: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return a description that names its bundles, which another version may make differently."""
    named = [_at(f"{prefix}/{name}", body) for name, body in bound.items()]
    return {**described, BUNDLES: named}


def _at(url: str, body: bytes) -> dict[str, Any]:
    return {"url": url, "sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}


def bindings(described: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the files of each bundle: those of a section of a list, by the names of both.

    All further sections have one more bundle together, which is smaller than one for each.
    """
    lists = _files(described).items()
    return {name: files for each in lists for name, files in _bindings_of(*each).items()}


def _bindings_of(list_name: str, listed: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    bound: dict[str, list[dict[str, Any]]] = {}
    for file in _in_order(listed):
        section = section_of(file)
        parts = [] if _is_alone(file) else [CORE] if section == CORE else [section, ALL]
        for part in parts:
            bound.setdefault(bundle_name(part, list_name), []).append(file)
    return bound


def bundle_name(section: str, list_name: str) -> str:
    """Return the file name of the bundle of a section of a list."""
    return f"{RELEASE_FOLDER}{section}/{list_name}.txt"


def is_joint(bundle: str) -> bool:
    """Return whether a bundle has all further sections of its list."""
    return bundle.startswith(f"{RELEASE_FOLDER}{ALL}/")


def parts_of(bundles: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return each file of the bundles as a bundle of its own, by name: `…/en/0.txt` is the first.

    Phones fetch these if only a few files of a bundle have changed.
    """
    return {
        f"{name.removesuffix('.txt')}/{place}.txt": part
        for name, body in bundles.items()
        for place, part in enumerate(cut_bundle(body))
    }


def code_name(code: bytes) -> str:
    """Return the file name of the worker's code, with its hash, so that releases can't mix."""
    return f"{RELEASE_FOLDER}worker-{hashlib.sha256(code).hexdigest()[:16]}.js"


def hash_in(path: str) -> str:
    """Return the beginning of the hash in a file's name; only the worker's code has one."""
    named = re.search(rf"{RELEASE_FOLDER}worker-([0-9a-f]{{16}})\.js$", path)
    return named[1] if named else ""


def _files(described: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    languages = {tag: each["pages"] for tag, each in described["languages"].items()}
    assets = [{"bound": False, **file} for file in described.get("assets", [])]
    return {SHARED: assets, **languages}


def _list_name(name: str) -> str:
    return f"{RELEASE_FOLDER}{name}.json"


def section_of(file: Mapping[str, Any]) -> str:
    """Return the section of a described file; the core, if an old release names none."""
    return str(file.get("section", CORE))


def as_saved(file: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the description of a file in the form that phones save; most have only one form."""
    saved: Mapping[str, Any] = file.get("saved", file)
    return saved


def _is_alone(file: Mapping[str, Any]) -> bool:
    """Return whether a file is in no bundle, as its member `bound` says."""
    return not file.get("bound", True)


def _in_order(files: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return files in the order of their list: those without bundle, the core, other sections.

    Phones ask for the first one early: a home page, or the icon. In further sections, files of a
    kind are side by side, because they then compress better.
    """
    sections: dict[str, list[dict[str, Any]]] = {"": [], CORE: []}
    for file in files:
        sections.setdefault("" if _is_alone(file) else section_of(file), []).append(file)
    alone, core, *others = sections.values()
    further = sorted((file for some in others for file in some), key=_kind)
    return [*sorted(alone, key=_kind), *core, *further]


def _kind(file: Mapping[str, Any]) -> int:
    """Return the place of a file's kind in a bundle: data last, as the largest to lose."""
    return KINDS.index(PurePosixPath(file["url"]).suffix)


def _row(file: Mapping[str, Any]) -> list[Any]:
    section = section_of(file)
    named = [section] if section != CORE else []
    saved = as_saved(file)
    return [file["url"], shortened(saved["sha256"]), saved["bytes"], *named]


def shortened(sha256: str) -> str:
    """Return the first 128 bits of a hash in base64, because hashes are most bytes of a list.

    These are enough: to replace a file, an attacker needs a second preimage, and so 2^128 trials.
    """
    return base64.b64encode(bytes.fromhex(sha256)[:16]).decode().rstrip("=")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
