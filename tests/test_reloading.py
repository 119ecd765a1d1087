"""Live pages that reload during development."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.core.config import Config
from server.gallery import reloading
from server.translate.workshop import open_workshop


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """Return a client of the live app, with a folder of bundles of its own."""
    app = open_workshop(replace(Config(), build=tmp_path))
    app.register_blueprint(reloading.bp)
    return app.test_client()


def test_live_page_asks_whether_it_has_changed(client: FlaskClient) -> None:
    """Pages have the script, data files don't."""
    assert '/-workshop/reload.js" data-version="' in client.get("/en/").text
    assert "reload.js" not in client.get("/healthz").text


def test_version_rises_when_a_bundle_changes(client: FlaskClient, tmp_path: Path) -> None:
    """The page compares it, and reloads."""
    before = int(client.get("/-workshop/version").text)
    script = tmp_path / "assets" / "app.js"
    script.parent.mkdir()
    script.touch()
    later = before + 10**9
    os.utime(script, ns=(later, later))
    assert int(client.get("/-workshop/version").text) == later
