"""Dictionaries: files that a browser has kept, from which it gets others as a delta (RFC 9842).

A browser keeps a file whose answer says `Use-As-Dictionary`, and names its hash when it asks for an
address that matches. If the release has a delta between the two, the server sends that: a second
language then costs three quarters, a changed file some 60 bytes. Dictionaries are the files that
only workers request: the bundles of each list, and the list itself.

Of several dictionaries that match, browsers take the one with the longest pattern. So the patterns
below keep bundles of the core, of further sections, and of further languages apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from server.release.description import ALL, CORE, RELEASE_FOLDER, SHARED, bundle_name
from server.release.model import DELTA

MAGIC = bytes.fromhex("5e2a4d1820000000")  # of `dcz`: a frame that zstd skips, of the hash's size
HASH = slice(len(MAGIC), len(MAGIC) + 32)  # the place of the dictionary's SHA-256 in a delta

_DICTIONARY = re.compile(rf"/{RELEASE_FOLDER}(?:(?:{CORE}|{ALL})/[^/]+\.txt|[^/]+\.json)$")


class Matches(NamedTuple):
    """The pattern of addresses for which a file is a dictionary, relative to its own address.

    A file that came whole may be one for other languages too. A file that came as a delta is one
    for its own files alone, so that the first language stays the one that others come from.
    """

    whole: str
    delta: str


def dictionary_of(delta: bytes) -> str:
    """Return the SHA-256 of the dictionary of a delta, in hex."""
    return delta[HASH].hex()


def delta_ending(dictionary: str) -> str:
    """Return what follows a file's name in that of its delta from a dictionary, given its hash."""
    return f".{hash_in_name(dictionary)}.{DELTA}"


def hash_in_name(dictionary: str) -> str:
    """Return the beginning of a dictionary's hash which the names of deltas have."""
    return dictionary[:16]


def dictionaries_of(name: str) -> list[str]:
    """Return the names of the dictionaries of a list: both bundles, and the list itself."""
    return [bundle_name(CORE, name), bundle_name(ALL, name), list_file(name)]


def list_file(name: str) -> str:
    """Return the file name of a list."""
    return f"{RELEASE_FOLDER}{name}.json"


def patterns(names: Iterable[str]) -> dict[str, Matches]:
    """Return the addresses for which each file is a dictionary, by file name."""
    found = {}
    for name in names:
        core, joint, listed = dictionaries_of(name)
        # The braces keep the slash out of what a wildcard matches: `../*` would be `/release//*`.
        own_core, own_joint = f"../{CORE}/{name}{{*}}", f"../{{*}}/{name}*"
        is_shared = name == SHARED
        found[core] = Matches(own_core if is_shared else f"../{CORE}/{{*}}", own_core)
        found[joint] = Matches(own_joint if is_shared else "../{*}", own_joint)
        found[listed] = Matches(f"{name}.json", f"{name}.json")
    return found


def is_dictionary(path: str) -> bool:
    """Return whether a file of this path may be kept as a dictionary."""
    return _DICTIONARY.search(path) is not None
