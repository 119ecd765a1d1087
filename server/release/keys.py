"""The keys of what a build makes: each is a hash of everything that a result is made of.

A result with the same key is the same, so a build doesn't make it again.
"""

from __future__ import annotations

import hashlib
import platform
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from typing import NamedTuple, Self

from server.core.config import Config
from server.release.compression import Effort
from server.release.fingerprint import Inputs, hash_of
from server.release.settings import Settings

BELOW_FLASK = ("jinja2", "markupsafe", "werkzeug")  # render too, but nobars doesn't name them


class Keys(NamedTuple):
    """The keys of a build: of the data files, and of pages and parts by the tag of a language.

    Pages are as they are rendered: they have neither origin nor prefix, and load scripts by names
    that stay. A part is below the prefix, has the files that stand in its pages, and is compressed.
    """

    data: str
    pages: Mapping[str, str]
    parts: Mapping[str, str]

    @classmethod
    def of(
        cls,
        config: Config,
        inputs: Inputs,
        settings: Settings,
        inside: Mapping[str, bytes],
        effort: Effort,
    ) -> Self:
        """Return the keys for the inputs, which were read before anything was made of them.

        `inside` are the assets that stand in pages.
        """
        versions, published = libraries(), ",".join(settings.published)
        pages = {
            each.tag: hash_of([versions, published, inputs.of(each)]) for each in config.languages
        }
        hashes = [hashlib.sha256(body).hexdigest() for body in inside.values()]
        around = [settings.base_path, repr(effort), *hashes]
        parts = {tag: hash_of([key, *around]) for tag, key in pages.items()}
        return cls(hash_of([versions, inputs.shared]), pages, parts)


def libraries() -> str:
    """Return the versions of all that renders and compresses: "python 3.14.0, babel 2.18.0, …".

    They are no part of the fingerprint: a wheel's release stays, whatever versions it meets.
    """
    basis = f"python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return ", ".join([basis, *_versions([*BELOW_FLASK, *_required()])])


def _required() -> list[str]:
    """Return the names of the packages that nobars requires; none if it isn't installed."""
    try:
        required = metadata.requires("nobars") or []
    except metadata.PackageNotFoundError:
        return []
    names = (re.match(r"[\w.-]+", each) for each in required if "extra ==" not in each)
    return [name[0] for name in names if name]


def _versions(names: list[str]) -> Iterator[str]:
    """Yield each name with its version, but for packages that this machine doesn't need."""
    for name in names:
        with suppress(metadata.PackageNotFoundError):
            yield f"{name} {metadata.version(name)}"
