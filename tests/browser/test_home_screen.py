"""From Safari to the home screen: the app starts empty there, and a backup moves everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Playwright, expect

from browser.log import Log
from browser.test_backup_page import export, fill_log, restore, whole
from offline.phone import expect_sections_saved
from serving import Server


@pytest.fixture
def iphone(playwright: Playwright, browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a profile that presents itself as an iPhone."""
    device = {**playwright.devices["iPhone 15"]}
    del device["default_browser_type"]
    return {**browser_type_launch_args, **device, "locale": "en-GB"}


def test_backup_brings_all_from_one_profile_to_another_without_a_network(
    browser_type: BrowserType, iphone: dict[str, Any], server: Server, tmp_path: Path
) -> None:
    """Receipts, SIMs and photos are the same; the profiles share only the file."""
    safari = browser_type.launch_persistent_context(tmp_path / "safari", **iphone)
    home_screen = browser_type.launch_persistent_context(tmp_path / "home-screen", **iphone)
    mine, theirs = (Log(each.new_page(), server.url) for each in (safari, home_screen))
    for log in (mine, theirs):
        log.open()
        expect_sections_saved(log.page, server.url)
    server.stop()
    fill_log(mine)
    theirs.open()
    expect(theirs.page.get_by_role("heading", name="No receipts yet")).to_be_visible()
    restore(theirs, export(mine))
    assert len(mine.stored("photos")) == 2
    assert whole(theirs) == whole(mine)
    safari.close()
    home_screen.close()
