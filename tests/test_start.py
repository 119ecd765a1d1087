"""A start from a release: nothing is judged, and nothing is rendered for another address."""

from __future__ import annotations

import pytest

from server import create_app
from server.catalog import publishing
from server.core.config import Config
from server.release.fingerprint import fingerprint
from server.release.model import Release
from server.release.origin import WITH_ORIGIN


def test_start_from_a_release_judges_no_catalog(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which languages are published was decided by the build."""
    monkeypatch.delattr(publishing, "decide")
    client = create_app(Config(), release).test_client()
    answer = client.get("/", headers={"Accept-Language": "zh-TW"})
    assert answer.headers["Location"] == "/zh-Hant/"


def test_other_origin_is_the_same_release(release: Release) -> None:
    """No page names it; what must have whole addresses gets them at the start."""
    elsewhere = Config(origin="https://nobars.example")
    assert fingerprint(elsewhere) == fingerprint(Config())
    client = create_app(elsewhere, release).test_client()
    assert "<loc>https://nobars.example/en/</loc>" in client.get("/sitemap.xml").text
    assert "Sitemap: https://nobars.example/sitemap.xml" in client.get("/robots.txt").text
    assert "Strict-Transport-Security" in client.get("/en/").headers
    for name, file in release.files.items():
        if name not in WITH_ORIGIN:
            assert release.settings.origin.encode() not in file.body, name
