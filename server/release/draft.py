"""A release before it is compressed: its files, without the path prefix.

Pages are rendered below a stand-in for the prefix. Its places are stored with the release, so that
a server with another prefix fills that in and renders nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from server.release.description import (
    BUNDLES,
    DESCRIPTION,
    RELEASE_FOLDER,
    WORKER,
    bundles,
    code_name,
    describe_file,
    descriptions,
    identify,
    kill_loader,
    loader,
    parts_of,
    with_bundles,
)
from server.release.inline import with_parts, with_search, without_search
from server.release.model import Release, file_name
from server.release.settings import STAND_IN

Pieces = tuple[bytes, ...]  # a file, cut where it has the prefix


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts that a release is made of.

    `described` has addresses below the stand-in; the hashes in it are not yet those of the
    release. `code` is the worker's script, `kill` the script that removes a worker, if any.
    """

    described: Mapping[str, Any]
    pieces: Mapping[str, Pieces]
    code: bytes = b""
    kill: bytes | None = None

    def places(self, prefix: str) -> dict[str, tuple[int, ...]]:
        """Return the places of the prefix in each file that has it, in bytes, by file name."""
        return {name: _places(each, len(prefix)) for name, each in self.pieces.items() if each[1:]}

    def below(self, prefix: str) -> tuple[str, dict[str, bytes]]:
        """Return the id and all files of the release with this prefix."""
        return self.laid_out(prefix).completed(self.code, self.kill)

    def laid_out(self, prefix: str) -> LaidOut:
        """Return all files below this prefix but those that describe the release."""
        own = {name: prefix.encode().join(each) for name, each in self.pieces.items()}
        pages = [page for each in self.described["languages"].values() for page in each["pages"]]
        twofold = [name_at(page["url"]) for page in pages if "saved" in page]
        saved = {f"{RELEASE_FOLDER}{name}": without_search(own[name]) for name in twofold}
        sent = {name: with_parts(own[name], prefix, own) for name in twofold}
        own = {**own, **saved, **sent}
        described = _describe(self.described, prefix, own)
        bound = bundles(described, lambda url: own[file_name(url.removeprefix(prefix))])
        described = with_bundles(described, prefix, bound)
        parts = parts_of(bound)
        return LaidOut(described, {**own, **bound, **parts}, frozenset(parts))


class LaidOut(NamedTuple):
    """The files of a release, or of a part of one, below a prefix, and their description.

    `parts` are the names of the files that are a part of a bundle.
    """

    described: dict[str, Any]
    bodies: dict[str, bytes]
    parts: frozenset[str] = frozenset()

    def completed(self, code: bytes, kill: bytes | None) -> tuple[str, dict[str, bytes]]:
        """Return the id of the release, and all files with those that describe it."""
        bodies = {**self.bodies, **descriptions(self.described, code)}
        if kill is not None:
            bodies[WORKER] = kill_loader(self.described, kill)
        return identify(self.described), bodies


def name_at(url: str) -> str:
    """Return the file name of an address below the stand-in."""
    return file_name(url.removeprefix(STAND_IN))


def cut(body: bytes) -> Pieces:
    """Return the pieces of a rendered file, cut at the stand-in."""
    return tuple(body.split(STAND_IN.encode()))


def draft_of(release: Release) -> Draft:
    """Return the draft that a release was made of."""
    prefix = release.settings.base_path
    bodies = {name: file.body for name, file in release.files.items()}
    described = json.loads(bodies[DESCRIPTION])
    del described["id"]
    code = next(body for name, body in bodies.items() if code_name(body) == name)
    kill = _kill_script(bodies[WORKER], loader(described, code_name(code)).encode())
    del described[BUNDLES]
    return Draft(
        _below(described, prefix, STAND_IN),
        _Cut(bodies, release.places, len(prefix)),
        code,
        kill,
    )


class _Cut(Mapping[str, Pieces]):
    """The pieces of the files of a release, each cut when it is asked for.

    Those of all files at once would be as large as the release.
    """

    def __init__(
        self, bodies: Mapping[str, bytes], places: Mapping[str, tuple[int, ...]], length: int
    ) -> None:
        """Take the bodies of a release, and the places of its prefix of this length."""
        self.bodies = bodies
        self.places = places
        self.length = length
        apart = {DESCRIPTION, WORKER}
        self.names = [
            name for name in bodies if not name.startswith(RELEASE_FOLDER) and name not in apart
        ]

    def __getitem__(self, name: str) -> Pieces:
        """Return the pieces of a file."""
        saved = self.bodies.get(f"{RELEASE_FOLDER}{name}")
        body = _rendered(self.bodies[name], saved)
        return _cut_at(body, self.places.get(name, ()), self.length)

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over the names."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self.names)


def _rendered(sent: bytes, saved: bytes | None) -> bytes:
    """Return a file as it was rendered, from the forms in which it is sent and saved."""
    return sent if saved is None else with_search(saved, sent)


def _kill_script(worker: bytes, plain: bytes) -> bytes | None:
    """Return the script after the first line of `sw.js`, None if it is the plain loader."""
    return None if worker == plain else worker.partition(b"\n")[2]


def _places(pieces: Pieces, length: int) -> tuple[int, ...]:
    return tuple(accumulate((len(each) + length for each in pieces[1:-1]), initial=len(pieces[0])))


def _cut_at(body: bytes, places: tuple[int, ...], length: int) -> Pieces:
    starts = (0, *(each + length for each in places))
    return tuple(body[start:end] for start, end in zip(starts, (*places, None), strict=True))


def _describe(described: Any, prefix: str, bodies: Mapping[str, bytes]) -> Any:
    """Return a description with addresses, hashes and sizes of the files below a prefix."""
    if isinstance(described, list):
        return [_describe(each, prefix, bodies) for each in described]
    if not isinstance(described, dict):
        return described
    if "sha256" not in described:
        return {name: _describe(each, prefix, bodies) for name, each in described.items()}
    path = described["url"].removeprefix(STAND_IN)
    file = describe_file(prefix + path, bodies[file_name(path)])
    kept = {name: _describe(each, prefix, bodies) for name, each in described.items()}
    return {**kept, **{name: file[name] for name in ("url", "sha256", "bytes")}}


def _below(described: Any, old: str, new: str) -> Any:
    """Return a description with its addresses moved from one prefix to another."""
    if isinstance(described, list):
        return [_below(each, old, new) for each in described]
    if not isinstance(described, dict):
        return described
    moved = {name: _below(each, old, new) for name, each in described.items()}
    return {**moved, "url": new + described["url"].removeprefix(old)} if "url" in moved else moved
