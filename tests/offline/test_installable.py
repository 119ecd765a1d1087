"""Chromium's own check whether the app can be installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType

from offline.phone import expect_saved
from serving import Server


def test_chromium_finds_nothing_against_installing(
    whole_launch_args: dict[str, Any],
    browser_type: BrowserType,
    server: Server,
    tmp_path: Path,
) -> None:
    """Both languages are one app, because they have the same id."""
    ids = set()
    with browser_type.launch_persistent_context(tmp_path, **whole_launch_args) as context:
        page = context.new_page()
        cdp = context.new_cdp_session(page)
        for path in ("/en/", "/zh-Hans/"):
            page.goto(server.url + path)
            expect_saved(page)
            assert cdp.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
            manifest = cdp.send("Page.getAppManifest")
            assert manifest["errors"] == []
            ids.add(cdp.send("Page.getAppId")["appId"])
    assert len(ids) == 1
