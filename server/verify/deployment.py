"""A release as a host describes it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.http.security import HEADERS
from server.release.description import BUNDLES, RELEASE_FOLDER, as_saved, identify
from server.verify.wire import Reply

TAG = re.compile(r"[A-Za-z0-9-]+")
PATH = re.compile(r"/(?!/)[!-~]*")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Deployment:
    """A host's origin, its path prefix ("" or "/prefix"), and the release that it serves.

    `release` is its description, `worker` the text of its `sw.js`.
    """

    origin: str
    base: str
    release: dict[str, Any]
    worker: str

    @property
    def headers(self) -> Mapping[str, str]:
        """The security headers of the release; ours, if it names none."""
        return self.release.get("headers") or HEADERS

    @property
    def tags(self) -> list[str]:
        """The tags of its languages."""
        return [*self.release["languages"]]

    @property
    def published(self) -> list[str]:
        """The tags of its published languages."""
        menu = self.release.get("menu")
        rows = [each for each in menu if isinstance(each, list)] if isinstance(menu, list) else []
        return [row[0] for row in rows if row and row[0] in self.tags] or self.tags

    def language_at(self, path: str) -> str:
        """Return the tag of a path's language, "" if it has none."""
        first = path.removeprefix(f"{self.base}/").partition("/")[0]
        return first if path.startswith(f"{self.base}/") and first in self.tags else ""

    @property
    def code(self) -> str:
        """The name of the file that the worker imports, "" if none."""
        named = re.search(rf'"({RELEASE_FOLDER}worker-[0-9a-f]{{16}}\.js)"', self.worker)
        return named[1] if named else ""

    @property
    def marks(self) -> dict[str, str]:
        """The beginning of the SHA-256 of each list in the worker, in hex, by the list's file name.

        It is empty if another version has written the worker in another form.
        """
        named = re.search(r"LISTS=(\{.*?\});", self.worker)
        try:
            marks = {
                name: mark[0] for name, mark in json.loads(named[1] if named else "{}").items()
            }
            return {
                f"{RELEASE_FOLDER}{name}.json": base64.b64decode(mark + "==").hex()
                for name, mark in marks.items()
            }
        except (ValueError, TypeError, LookupError, RecursionError):
            return {}

    @property
    def listed(self) -> dict[str, str]:
        """The SHA-256 of each file that the release lists, by address."""
        return files_in(self.release)

    @property
    def saved(self) -> dict[str, str]:
        """The SHA-256 of the saved form of each file, by address."""
        return {each["url"]: as_saved(each)["sha256"] for each in _listed_in(self.release)}

    @property
    def bundles(self) -> dict[str, str]:
        """The SHA-256 of each bundle that the release names, by address."""
        return _hashes(self.release.get(BUNDLES, []))

    @property
    def root(self) -> str:
        """The address of the app."""
        return f"{self.origin}{self.base}/"


def read_description(answer: Reply) -> dict[str, Any] | None:
    """Return the description of a release in an answer; None if it has none with a right id.

    Another version's description may have other members, all of which its id is the hash of. The
    addresses of its files must be paths, so that nothing is requested from another host.
    """
    try:
        release: dict[str, Any] = json.loads(answer.decoded() or b"")
        named = release["id"] == identify(without_id(release))
        genuine = answer.status == 200 and named and _is_askable(release)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return release if genuine else None


def _is_askable(release: Mapping[str, Any]) -> bool:
    files = {**files_in(release), **_hashes(release.get(BUNDLES, []))}
    headers = release.get("headers", {}).items()
    return (
        bool(release["languages"] and files_in(release))
        and all(TAG.fullmatch(tag) for tag in release["languages"])
        and all(PATH.fullmatch(url) and SHA256.fullmatch(sha256) for url, sha256 in files.items())
        and all(isinstance(text, str) for header in headers for text in header)
    )


def without_id(release: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of a description that its id is the hash of."""
    return {name: value for name, value in release.items() if name != "id"}


def files_in(release: Mapping[str, Any]) -> dict[str, str]:
    """Return the SHA-256 of each file that a release lists, by address.

    A page has an address for the sent form, and one for the saved form if that differs.
    """
    files = _listed_in(release)
    return _hashes([*files, *map(as_saved, files)])


def _listed_in(release: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    pages = [page for each in release["languages"].values() for page in each["pages"]]
    return [*release["assets"], *pages]


def _hashes(files: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {file["url"]: file["sha256"] for file in files}
