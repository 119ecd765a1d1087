"""Starting from a release: no catalog is judged, and no page rendered for another address."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from server.app import create_app
from server.catalog import publishing
from server.core.cache import Cache
from server.core.config import Config
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.files import read_release, write_release
from server.release.fingerprint import fingerprint
from server.release.model import Release
from server.release.moving import POSTER, WITH_ORIGIN, at_address
from small import few


def test_start_from_a_release_judges_no_catalog(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build has decided which languages are published."""
    monkeypatch.delattr(publishing, "decide")
    client = create_app(Config(), release).test_client()
    answer = client.get("/", headers={"Accept-Language": "zh-TW"})
    assert answer.headers["Location"] == "/zh-Hant/"


def test_other_origin_is_the_same_release(release: Release) -> None:
    """Saved pages don't name the origin; files with whole addresses get it at the start."""
    elsewhere = Config(origin="https://nobars.example")
    assert fingerprint(elsewhere) == fingerprint(Config())
    client = create_app(elsewhere, release).test_client()
    assert "<loc>https://nobars.example/en/</loc>" in client.get("/sitemap.xml").text
    assert "Sitemap: https://nobars.example/sitemap.xml" in client.get("/robots.txt").text
    assert "Strict-Transport-Security" in client.get("/en/").headers
    for name, file in release.files.items():
        if name not in WITH_ORIGIN and not name.endswith(POSTER):
            assert release.settings.origin.encode() not in file.body, name


@pytest.mark.parametrize("kill_worker", [False, True])
def test_release_moved_to_another_prefix_equals_a_build_for_it(*, kill_worker: bool) -> None:
    """The bytes are the same, and nothing is rendered; the old prefix gives the old release."""
    here = Config(kill_worker=kill_worker, languages=few("en", "ar"))
    there = replace(here, base_path="/phone/nobars")
    assert fingerprint(there) == fingerprint(here)
    built = {each: _quickly_built(each) for each in (here, there)}
    moved = at_address(built[here], here.origin, there.base_path)
    assert moved == built[there]
    assert at_address(moved, here.origin, "") == built[here]


def _quickly_built(config: Config) -> Release:
    return build_release(create_app(config), QUICK, Cache(config.cache))


def test_app_below_another_prefix_names_its_own_addresses_alone(release: Release) -> None:
    """Links, assets, manifest and the worker's lists have the new prefix."""
    client = create_app(Config(base_path="/topup"), release).test_client()
    page = client.get("/topup/en/").text
    assert 'href="/topup/en/guide/"' in page
    assert not re.search(r'(?:href|src)="/(?!topup/)', page)
    assert 'data-base="/topup"' in page
    assert client.get("/topup/en/manifest.webmanifest").get_json()["scope"] == "/topup/"
    rows = client.get("/topup/release/en.json").get_json()["files"]
    assert all(url.startswith("/topup/en/") for url, *_ in rows)
    assert client.get("/en/").status_code == 404


def test_release_stores_the_places_of_its_prefix(release: Release, tmp_path: Path) -> None:
    """So a written release can be moved again."""
    moved = at_address(release, release.settings.origin, "/topup")
    write_release(moved, tmp_path / "release")
    assert read_release(tmp_path / "release") == moved
