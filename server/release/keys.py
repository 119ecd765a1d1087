"""The keys of what a build makes: each is a hash of everything that a result is made of.

A result with the same key is the same, so a build doesn't make it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import metadata
from typing import NamedTuple, Self

from server.core.config import Config
from server.release.compression import Effort
from server.release.fingerprint import Inputs, hash_of
from server.release.settings import Settings


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
        cls, config: Config, settings: Settings, inside: Mapping[str, bytes], effort: Effort
    ) -> Self:
        """Return the keys for the present files. `inside` are the assets that stand in pages."""
        inputs = Inputs.read(config)
        versions, published = libraries(), ",".join(settings.published)
        pages = {
            each.tag: hash_of([versions, published, inputs.of(each)]) for each in config.languages
        }
        hashes = [hashlib.sha256(body).hexdigest() for body in inside.values()]
        around = [settings.base_path, repr(effort), *hashes]
        parts = {tag: hash_of([key, *around]) for tag, key in pages.items()}
        return cls(hash_of([versions, inputs.shared]), pages, parts)


def libraries() -> str:
    """Return the versions of the libraries that render and compress: "babel 2.18.0, …".

    They are no part of the fingerprint: a wheel's release stays, whatever versions it meets.
    """
    try:
        required = metadata.requires("nobars") or []
    except metadata.PackageNotFoundError:  # not installed, so nothing says what it requires
        return ""
    names = [each.partition(">=")[0] for each in required if "extra ==" not in each]
    return ", ".join(f"{name} {metadata.version(name)}" for name in ["jinja2", *names])
