"""The cache of builds: a build repeats only what has changed, and makes the same bytes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.core.cache import DAY, TIDIED, Cache
from server.core.config import Config
from server.release import rendering
from server.release.build import build_release
from server.release.compression import QUICK
from small import few


def test_second_build_renders_no_page_of_a_language_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what has something of all languages is rendered again, and the home page of one."""
    config = Config(languages=few("en", "es"))
    first = build_release(create_app(config), QUICK, Cache(tmp_path))
    rendered: list[str] = []
    render = rendering.render

    def count(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
        bodies = render(app, urls)
        rendered.extend(bodies)
        return bodies

    monkeypatch.setattr(rendering, "render", count)
    assert build_release(create_app(config), QUICK, Cache(tmp_path)) == first
    assert not rendered
    build_release(create_app(replace(config, site_name="Somebody")), QUICK, Cache(tmp_path))
    assert "/~prefix~/en/guide/" in rendered


def test_result_that_was_cut_off_does_not_count(tmp_path: Path) -> None:
    """A result is written to another file, which is then renamed."""
    cache = Cache(tmp_path / "cache")
    assert cache.get("key", lambda: b"made") == b"made"
    assert cache.get("key", lambda: b"other") == b"made"
    assert cache.get("another", lambda: b"other") == b"other"
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_results_that_no_build_has_used_for_a_month_are_dropped_once_a_day(tmp_path: Path) -> None:
    """To look at each of them takes a while, and a day more does no harm."""
    cache = Cache(tmp_path)
    for key in ("old", "new"):
        cache.get(key, lambda: b"made")
    old = tmp_path / _name("old")
    month_ago = time.time() - 31 * DAY
    os.utime(old, (month_ago, month_ago))
    cache.drop_unused()
    assert {path.name for path in tmp_path.iterdir()} == {_name("new"), TIDIED}
    cache.get("old", lambda: b"made")
    os.utime(old, (month_ago, month_ago))
    cache.drop_unused()
    assert old.exists()
    yesterday = time.time() - DAY
    os.utime(tmp_path / TIDIED, (yesterday, yesterday))
    cache.drop_unused()
    assert not old.exists()


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def test_result_that_another_build_takes_away_meanwhile_stops_no_build(tmp_path: Path) -> None:
    """A link to nowhere stands for a file that is listed and then gone."""
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    Cache(tmp_path).drop_unused()
