"""Choosing a SIM's operator from the directory, and which of several SIMs a code is for."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.log import Log
from offline.phone import expect_sections_saved
from offline.test_operators import fact
from serving import Server


def test_operator_is_picked_offline_and_a_code_asks_with_which_sim(
    page: Page, server: Server
) -> None:
    """It fills in currency, rules and codes; the answer is kept for the page."""
    expect_sections_saved(page, server.url)
    server.stop()
    log = Log(page, server.url)
    log.open("sims/")
    log.press("Add a SIM")
    log.fill({"Label": "Travel", "Country": "TH", "Operator": "a"})
    expect(page.get_by_text("From the directory:")).to_be_visible()
    page.get_by_role("button", name="AIS", exact=True).click()
    expect(log.field("Operator")).to_have_value("AIS")
    page.get_by_label("known of this operator").check()
    log.press("Save SIM")
    page.get_by_role("link", name="Travel").first.click()
    expect(page.locator("[data-part=rules] .card").first).to_be_visible()
    expect(page.locator("[data-slot=currency]")).to_contain_text("THB")
    expect(page.locator("sim-page .fact").first).to_contain_text("*121#")

    log.open("sims/")
    log.press("Add a SIM")
    log.fill({"Label": "Home", "Operator": "My own network", "Country": "TH"})
    log.press("Save SIM")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()

    page.goto(f"{server.url}/en/operators/th/")
    page.evaluate(
        "addEventListener('click', (event) => event.preventDefault())"
    )  # there is no dialler
    balance = fact(page, "AIS", "Balance")
    balance.get_by_role("link", name="Dial").click()
    dialog = page.get_by_role("dialog", name="With which SIM?")
    expect(dialog.get_by_text("This code is for AIS.")).to_be_visible()
    expect(dialog.get_by_role("button").first).to_contain_text("Travel")
    dialog.get_by_role("button", name="Travel").click()
    expect(balance.get_by_text("Dial it with Travel · AIS.")).to_be_visible()
    expect(balance.get_by_role("link", name="What did it say?")).to_contain_text("Travel")
    other = fact(page, "AIS", "Data left")
    other.get_by_role("link", name="Dial").click()
    expect(other.get_by_text("Dial it with Travel · AIS.")).to_be_visible()
    other.get_by_role("button", name="Another SIM").click()
    dialog.get_by_role("button", name="Home").click()
    expect(other.get_by_text("with Home · My own network it may not work")).to_be_visible()
