"""The part of nginx's configuration that sends deltas to browsers with a dictionary (RFC 9842).

A delta is a file beside the plain one, with the beginning of the dictionary's hash in its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.export.site import Site
from server.http.caching import KEEP_DICTIONARY
from server.http.files import VARY, available
from server.release.description import RELEASE_FOLDER, SHARED
from server.release.dictionaries import hash_in_name, patterns
from server.release.model import DELTA, TYPES


def caching(site: Site) -> Iterator[str]:
    """Yield the lines of the map from `$uri` to Cache-Control for dictionaries."""
    return (f'"{place}" "{KEEP_DICTIONARY}";' for place in _matches(site))


def maps(site: Site) -> Iterator[str]:
    """Yield the lines for `http { }` which say what is a dictionary for what."""
    yield 'map "$http_accept_encoding $http_available_dictionary" $nobars_known { default "";'
    for known in sorted({each for file in site.release.files.values() for each in file.deltas}):
        yield f'  "~{DELTA}.* {re.escape(available(known))}$" {hash_in_name(known)};'
    yield "}"
    yield 'map $uri $nobars_match { default "";'
    for place, match in _matches(site).items():
        yield f"""  "{place}" 'match="{match}"';"""
    yield "}"
    yield f'map $uri $nobars_coding {{ default ""; "~\\.{DELTA}$" {DELTA}; }}'
    yield f'map $nobars_coding $nobars_vary {{ default ""; {DELTA} "{VARY}"; }}'


def headers() -> Iterator[str]:
    """Yield the lines for `server { }` which add the headers of dictionaries and deltas."""
    yield "add_header Content-Encoding $nobars_coding;"
    yield "add_header Vary $nobars_vary;"
    yield "add_header Use-As-Dictionary $nobars_match;"


def locations(site: Site) -> Iterator[str]:
    """Yield the lines for `server { }` which look for a delta before the file."""
    for ending in (".json", ".txt"):
        yield rf'location ~ "^{re.escape(site.base)}/{RELEASE_FOLDER}.+\{ending}$" {{'
        yield f'  types {{ "{TYPES[ending]}" {ending[1:]} {DELTA}; }}'
        yield f"  try_files $uri.$nobars_known.{DELTA} $uri =404;"
        yield "}"


def _matches(site: Site) -> dict[str, str]:
    """Return what each dictionary is one for, by the expression for its file or its delta."""
    found: dict[str, str] = {}
    for name, match in patterns((SHARED, *site.release.settings.languages)).items():
        place = f"~^{re.escape(site.base)}/{re.escape(name)}"
        found |= {f"{place}$": match.whole, rf"{place}\.": match.delta}
    return found
