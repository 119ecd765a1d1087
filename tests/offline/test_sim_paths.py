"""What is done with a SIM, with the server gone for good."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.log import Log
from browser.test_sim_page import open_sim
from browser.test_sims import add_sim
from offline.phone import expect_sections_saved
from serving import Server


@pytest.fixture
def away(page: Page, server: Server) -> Log:
    """Return the log on a phone that has saved all sections; the server is stopped."""
    page.goto(f"{server.url}/en/")
    expect_sections_saved(page, server.url)
    server.stop()
    return Log(page, server.url)


def test_balance_is_noted_and_read_without_a_server(away: Log) -> None:
    """From adding the SIM to the reading on its page."""
    add_sim(away, Label="Trip")
    open_sim(away, "Trip")
    away.press("Balance")
    away.fill({"Data left": "750"})
    away.press("Save balance")
    expect(away.page.locator("[data-part=latest]")).to_contain_text("750 MB")
    away.page.reload()
    expect(away.page.locator("[data-part=latest]")).to_contain_text("750 MB")
