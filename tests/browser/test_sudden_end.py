"""The server is stopped and the browser killed: saved and typed values are still there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, expect

from browser.images import photo
from browser.log import LEAST, Log
from browser.mortal import MortalBrowser
from serving import Server

pytestmark = pytest.mark.engines

ROUNDS = {"chromium": 6, "firefox": 5}


@pytest.fixture
def mortal(
    browser_type_launch_args: dict[str, Any], browser_type: BrowserType, tmp_path: Path
) -> Iterator[MortalBrowser]:
    """Return a browser that can be killed."""
    browser = MortalBrowser(browser_type, browser_type_launch_args, tmp_path / "profile")
    yield browser
    browser.kill()


@pytest.fixture
def offline_url(mortal: MortalBrowser, server: Server) -> str:
    """Save the app in the browser, stop the server, and return its address."""
    page = mortal.start().new_page()
    page.goto(f"{server.url}/en/")
    expect(page.locator("html")).to_have_attribute("data-offline", "ready")
    mortal.kill()
    server.stop()
    return server.url


def test_saved_receipts_outlive_a_killed_browser(
    mortal: MortalBrowser, offline_url: str, browser_name: str
) -> None:
    """Each is typed offline with a photo, saved, and there after the browser was killed at once."""
    rounds = ROUNDS[browser_name]
    for n in range(rounds):
        log = Log(mortal.start().new_page(), offline_url)
        log.start({**LEAST, "Notes": f"round {n}"})
        log.add_photo(photo(log.page, 640, 480))
        log.press("Save receipt")
        expect(log.page.get_by_text("Saved on this phone.")).to_be_visible()
        if n % 2:
            expect(
                log.slip()
            ).to_be_visible()  # Chromium may not close a page that is still loading
            log.page.close()
        mortal.kill()
    log = Log(mortal.start().new_page(), offline_url)
    log.open()
    expect(log.rows()).to_have_count(rounds)
    receipts = log.stored("receipts")
    assert sorted(each["notes"] for each in receipts) == sorted(f"round {n}" for n in range(rounds))
    named = {photo_id for each in receipts for photo_id in each["photoIds"]}
    assert {each["id"] for each in log.stored("photos")} == named
    assert len(named) == rounds
    log.open("receipts/new/")
    expect(log.field("Notes")).to_have_value("")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_hidden()


def test_draft_outlives_a_killed_browser(mortal: MortalBrowser, offline_url: str) -> None:
    """It has its photo, though localStorage alone is written to disk too late."""
    log = Log(mortal.start().new_page(), offline_url)
    log.start({**LEAST, "Notes": "half"})
    log.add_photo(photo(log.page))
    log.wait_for_stored("meta", "records.some((each) => each?.fields && each.photoIds.length)")
    mortal.kill()
    log = Log(mortal.start().new_page(), offline_url)
    log.open("receipts/new/")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_visible()
    expect(log.field("Notes")).to_have_value("half")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    log.save()


def test_undo_outlives_a_killed_browser(mortal: MortalBrowser, offline_url: str) -> None:
    """A deletion can still be undone afterwards."""
    log = Log(mortal.start().new_page(), offline_url)
    log.start({**LEAST, "Notes": "precious"})
    log.add_photo(photo(log.page))
    log.save()
    log.press("Delete")
    expect(log.page.get_by_text("2026 was deleted.")).to_be_visible()
    mortal.kill()
    log = Log(mortal.start().new_page(), offline_url)
    log.open()
    log.press("Undo")
    log.rows().get_by_role("link").click()
    expect(log.slip()).to_contain_text("precious")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
