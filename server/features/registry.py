"""The registry of features: what the app consists of, named once.

`features.json` lists the features in the order of the app's main places; the bundler reads it too.
All else follows from a feature's name:

- `server/features/<name>/routes.py` has its blueprint `bp`, if it answers requests;
- `server/features/<name>/templates/` has its templates, which others name `<name>/…`;
- `server/features/<name>/states.toml` has its states for the gallery;
- `web/<name>/entry.ts` and `web/<name>/style.css` are its script and its style.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from flask import Blueprint

FOLDER = Path(__file__).parent
TABLE = FOLDER / "features.json"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature, as `features.json` lists it.

    `section` is the section of the release that its pages belong to. `critical` names its templates
    on safety, dialling and money: a language is published only if it has all of their messages.
    """

    name: str
    section: str = "core"
    critical: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The feature's room on the server."""
        return FOLDER / self.name

    @property
    def blueprint(self) -> Blueprint | None:
        """Return its routes, or None if it only lends templates to others."""
        if not (self.folder / "routes.py").exists():
            return None
        routes = import_module(f"server.features.{self.name}.routes")
        blueprint: Blueprint = routes.bp
        return blueprint


@cache
def features() -> tuple[Feature, ...]:
    """Return all features. Raises TypeError for an entry with an unknown member."""
    entries = json.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        Feature(**{**entry, "critical": tuple(entry.get("critical", ()))}) for entry in entries
    )


def blueprints() -> Iterator[Blueprint]:
    """Yield the blueprints of all features, in order."""
    for feature in features():
        if feature.blueprint:
            yield feature.blueprint
