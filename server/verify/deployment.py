"""A release as a host describes it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.release.description import RELEASE_FOLDER, identify
from server.verify.wire import Reply


@dataclass(frozen=True, slots=True)
class Deployment:
    """A host's origin, the path that the app lies below ("" or "/prefix"), and what it serves.

    `worker` is the text of its `sw.js`.
    """

    origin: str
    base: str
    release: dict[str, Any]
    worker: str

    @property
    def described(self) -> dict[str, Any]:
        """The release, but for its id."""
        return without_id(self.release)

    @property
    def tags(self) -> list[str]:
        """The tags of its languages."""
        return [*self.release["languages"]]

    @property
    def code(self) -> str:
        """The name of the file that the worker imports, "" if none."""
        named = re.search(rf'"({RELEASE_FOLDER}worker-[0-9a-f]{{16}}\.js)"', self.worker)
        return named[1] if named else ""

    @property
    def marks(self) -> dict[str, str]:
        """How the SHA-256 of each list begins that the worker names, in hex, by the list's file."""
        named = re.search(r"LISTS=(\{.*?\});", self.worker)
        try:
            marks = json.loads(named[1]) if named else {}
            return {
                f"{RELEASE_FOLDER}{name}.json": base64.b64decode(mark[0] + "==").hex()
                for name, mark in marks.items()
            }
        except (ValueError, TypeError, LookupError):
            return {}

    @property
    def listed(self) -> dict[str, str]:
        """The SHA-256 of each file that the release lists, by address."""
        return files_in(self.release)

    @property
    def root(self) -> str:
        """The address at which the app opens."""
        return f"{self.origin}{self.base}/"


def read_description(answer: Reply) -> dict[str, Any] | None:
    """Return the release that an answer describes; None if its id doesn't fit it.

    A release of another version may describe more than ours; its members are hashed as they come.
    """
    try:
        release: dict[str, Any] = json.loads(answer.decoded() or b"")
        named = release["id"] == identify(without_id(release))
        needed = release["headers"].items() and release["languages"].items()
        genuine = answer.status == 200 and named and needed and files_in(release)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return release if genuine else None


def without_id(release: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an id is the hash of."""
    return {name: value for name, value in release.items() if name != "id"}


def files_in(release: Mapping[str, Any]) -> dict[str, str]:
    """Return the SHA-256 of each file that a release lists, by address."""
    pages = [page for each in release["languages"].values() for page in each["pages"]]
    return {file["url"]: file["sha256"] for file in [*release["assets"], *pages]}
