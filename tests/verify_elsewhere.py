"""Releases of other people and versions: other texts, languages, places and forms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from builds import build_once
from server.core.config import Config
from server.release.compression import QUICK, compress
from server.release.description import DESCRIPTION, RELEASE_FOLDER, WORKER, identify
from server.release.model import File, Release, file_name

Described = dict[str, Any]


def built(**settings: str) -> tuple[Release, Config]:
    """Return a release with these settings."""
    config = Config.from_environ({f"NOBARS_{name}": value for name, value in settings.items()})
    return build_once(config), config


def described_otherwise(
    release: Release, change: Callable[[Described], object], **files: File
) -> Release:
    """Return a release with another description, which its worker names.

    `files` are added, by name with `__` for `/` and a last `_` for the dot.
    """
    described = json.loads(release.files[DESCRIPTION].body)
    del described["id"]
    change(described)
    identity = identify(described)
    described = {"id": identity, **described}
    worker = release.files[WORKER].body.replace(release.id.encode(), identity.encode())
    changed = {DESCRIPTION: json.dumps(described).encode(), WORKER: worker}
    whole = {**release.files, **compress(changed, QUICK), **files}
    return Release(identity, whole, release.settings)


def of_an_older_version(release: Release) -> Release:
    """Describe no bundles and no sections, and put fewer pages into a file."""

    def forget(described: Described) -> None:
        described.pop("bundles", None)
        described.pop("menu")
        for file in _files(described):
            file.pop("section")
            file.pop("bound", None)

    bundles = {name for name in release.files if _is_bundle(name)}
    older = described_otherwise(release, forget)
    kept = {name: file for name, file in older.files.items() if name not in bundles}
    return Release(older.id, kept, older.settings)


def of_a_newer_version(release: Release) -> Release:
    """Add files of unknown types, lists of another form, and further members."""
    sound = File(b"wOF2" * 900, "font/woff2", "", {})
    plain = File(b"words" * 300, "application/octet-stream", "", {})
    added = {"assets/words.woff2": sound, "assets/WORDS": plain}

    def extend(described: Described) -> None:
        described["assets"] += [_described(f"/{name}", file) for name, file in added.items()]
        described["signed"] = {"by": "somebody", "number": 7}

    newer = described_otherwise(release, extend, **added)
    lists = {
        name: json.dumps({"v": 2, "rows": json.loads(file.body)["files"]}).encode()
        for name, file in newer.files.items()
        if name.startswith(RELEASE_FOLDER) and name.endswith(".json")
    }
    return _with_lists(newer, lists)


def _with_lists(release: Release, lists: Mapping[str, bytes]) -> Release:
    """Let the worker name these lists instead of its own, by hashes of another form."""
    head, _, rest = release.files[WORKER].body.partition(b"self.LISTS=")
    marks = {
        name.removeprefix(RELEASE_FOLDER).removesuffix(".json"): {
            "sha256": hashlib.sha256(body).hexdigest()
        }
        for name, body in lists.items()
    }
    tail = rest.partition(b";\n")[2]
    worker = head + b"self.LISTS=" + json.dumps(marks).encode() + b";\n" + tail
    fresh = compress({**lists, WORKER: worker}, QUICK)
    return Release(release.id, {**release.files, **fresh}, release.settings)


def _described(url: str, file: File) -> Described:
    sha256 = hashlib.sha256(file.body).hexdigest()
    return {"url": url, "sha256": sha256, "bytes": len(file.body), "section": "core"}


def _files(described: Described) -> list[Described]:
    pages = [page for each in described["languages"].values() for page in each["pages"]]
    return [*described["assets"], *pages]


def _is_bundle(name: str) -> bool:
    return name.startswith(RELEASE_FOLDER) and name.endswith(".txt")


def body_at(release: Release, url: str) -> bytes:
    """Return the bytes at an address."""
    return release.files[file_name(url)].body
