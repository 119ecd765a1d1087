"""One search of everything that is saved, with the server stopped."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from offline.test_counter import THAI, add_sim


def test_search_leads_to_one_s_own_things_to_the_guide_and_to_a_country(
    adrift: Page,
) -> None:
    """From the head of a page: a SIM by its number, a receipt, a section, an operator, nothing."""
    page = adrift
    log = add_sim(page, "", THAI)
    log.store(Order_number="ZX-7781")
    log.open()
    page.get_by_role("link", name="Search").click()
    query = page.get_by_role("searchbox")
    query.fill("081 234 5678")
    # The name is isolated without the mark before it, which would otherwise follow it in Arabic.
    expect(page.get_by_role("link", name="Travel").locator("bdi")).to_have_text("AIS")
    page.get_by_role("link", name="Travel").click()
    expect(page.get_by_role("heading", level=1, name="Travel")).to_be_visible()
    page.goto("/en/search/?q=zx-7781")
    page.get_by_role("link", name="THB 300").click()
    expect(page.get_by_role("article")).to_contain_text("ZX-7781")
    page.go_back()
    query.fill("no internet")
    page.get_by_role("link", name="Credit is there, data is not").click()
    expect(page.get_by_role("heading", name="Credit is there, data is not")).to_be_in_viewport()
    page.goto("/en/search/")
    query.fill("qqqqqq")
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    query.fill("AIS Thailnd")
    page.get_by_role("link", name="AIS Operator").click()
    expect(page.get_by_role("heading", level=1, name="Thailand")).to_be_visible()
