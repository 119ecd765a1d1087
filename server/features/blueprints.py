"""The routes of all features."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from flask import Blueprint

from server.features.registry import features


def blueprints() -> Iterator[Blueprint]:
    """Yield the blueprints of all features, in order; a feature without routes has none."""
    for feature in features():
        if (feature.folder / "routes.py").exists():
            routes = import_module(f"server.features.{feature.name}.routes")
            blueprint: Blueprint = routes.bp
            yield blueprint
