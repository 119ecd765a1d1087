"""A browser without workers says so, and the app still works online."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from serving import Server

pytestmark = pytest.mark.engines


@pytest.mark.parametrize("first", ["", "guide/steps/", "settings/", "about/"])
def test_browser_without_a_worker_says_that_nothing_is_saved(
    browser: Browser, server: Server, first: str
) -> None:
    """Any page says so, until the message has been closed once."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{server.url}/en/{first}")
        told = page.get_by_text("lets no site keep its pages")
        expect(told).to_be_visible()
        expect(told).to_contain_text("use an address with HTTPS")
        expect(page.locator("html")).to_have_attribute("data-offline", "failed")
        page.get_by_role("button", name="Close").click()
        page.goto(f"{server.url}/en/guide/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("data-offline", "failed")
        expect(told).not_to_be_visible()
