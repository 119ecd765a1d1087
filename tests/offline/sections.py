"""A release of several sections, also of kinds that no feature has yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Response
from jinja2 import ChoiceLoader, DictLoader

from server.app import create_app
from server.core.config import Config
from server.features import registry
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.model import Release
from small import few

# Pages and a data file are one section, an asset alone is another; each is named like a feature.
FACTS = {"name": "about", "section": "about", "data": ["facts"]}
LOG = {"name": "backup", "section": "about"}
SUGGEST = {"name": "suggest"}  # its usual section, backups, is not in this release
NUMBERS = {"name": "host", "section": "host", "assets": ["icon-maskable.png"]}
TITLES = {"about/section.html": "Facts", "host/section.html": "Numbers"}
DATA = b'{"facts": ["' + b"A fact. " * 400 + b'"]}'


def build_sectioned(folder: Path) -> Release:
    """Return a release with these sections; its registry of features is written to `folder`."""
    table = json.loads(registry.TABLE.read_text("utf-8"))
    names = {each["name"]: each for each in (FACTS, LOG, SUGGEST, NUMBERS)}
    features = folder / "features.json"
    features.write_text(json.dumps([names.get(each["name"], each) for each in table]), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "TABLE", features)
        registry.features.cache_clear()
        app = create_app(Config(languages=few("en", "zh-Hans")))
        app.add_url_rule("/facts.json", "about.facts", _facts)
        assert app.jinja_loader
        app.jinja_loader = ChoiceLoader([DictLoader(TITLES), app.jinja_loader])
        release = build_release(app, QUICK)
    registry.features.cache_clear()
    return release


def _facts() -> Response:
    return Response(DATA, mimetype="application/json")
