"""The registry of features: each is named once, here.

`features.json` lists the features in the order of the app's main places; the bundler reads it too.
A feature's name says where its parts are:

- `server/features/<name>/routes.py` has its blueprint `bp`, if it answers requests;
- `server/features/<name>/templates/` has its templates, which others name `<name>/…`;
- `server/features/<name>/states.toml` has its states for the gallery;
- `web/<name>/entry.ts` and `web/<name>/style.css` are its script and its style.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TABLE = FOLDER / "features.json"
CORE = "core"  # the section that is saved first, and alone decides that a phone is ready
ONLINE = "online"  # never saved on phones: its files are in the release, but in none of its lists


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature, as `features.json` lists it.

    `section` is the section of the release that its pages and scripts belong to. `assets` names
    further bundled files that belong to it, because only this feature needs them. `data` names
    views whose answers belong to it: files that all languages share.
    """

    name: str
    section: str = CORE
    assets: tuple[str, ...] = ()
    data: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The feature's folder on the server."""
        return FOLDER / self.name


@cache
def features() -> tuple[Feature, ...]:
    """Return all features.

    Raise TypeError for an entry with an unknown member, ValueError for a section without the
    feature of its name, which has the section's title.
    """
    entries: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))
    found = tuple(Feature(**{name: _frozen(v) for name, v in each.items()}) for each in entries)
    untitled = {each.section for each in found} - {each.name for each in found} - {CORE, ONLINE}
    if untitled:
        raise ValueError(f"{TABLE.name}: no feature is named like the section {min(untitled)}.")
    return found


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def sections() -> list[str]:
    """Return the further sections that phones save, in the order of their features."""
    names = dict.fromkeys(each.section for each in features())
    return [name for name in names if name not in {CORE, ONLINE}]


def section_of_endpoint(endpoint: str) -> str:
    """Return the section of a page or data file; the core if it belongs to no feature."""
    blueprint = endpoint.partition(".")[0]
    return next((each.section for each in features() if each.name == blueprint), CORE)


def section_of_asset(name: str) -> str:
    """Return the section of a bundled file: that of its feature, by name or by `assets`."""
    stem = name.partition(".")[0].partition("-")[0]
    owned = (each for each in features() if name in each.assets or stem == each.name)
    return next((each.section for each in owned), CORE)


def data_endpoints() -> list[str]:
    """Return the endpoints of all data files."""
    return [f"{each.name}.{view}" for each in features() for view in each.data]
