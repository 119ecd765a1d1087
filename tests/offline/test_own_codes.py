"""One's own reports on dial codes: added at the code, shown first, stored, undone, and shared."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from browser.log import Log
from offline.phone import expect_sections_saved
from offline.test_counter import THAI, add_sim
from offline.test_operators import fact
from serving import Server


def test_own_code_comes_first_wherever_codes_are_and_can_be_taken_back_and_sent(
    context: BrowserContext, page: Page, server: Server
) -> None:
    """On the country's page, on the SIM's page and in the top-up, with the server stopped."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    add_sim(page, server.url, THAI)
    expect_sections_saved(page, server.url)
    server.stop()
    page.goto(f"{server.url}/en/operators/th/")
    balance = fact(page, "AIS", "Balance")
    balance.get_by_text("Did you try it?").click()
    balance.get_by_role("button", name="This doesn’t").click()
    expect(page.get_by_text("that it doesn’t work.")).to_be_visible()
    fact(page, "AIS", "Redeem a voucher").get_by_text("Did you try it?").click()
    fact(page, "AIS", "Redeem a voucher").get_by_role("button", name="Another code").click()
    page.get_by_label("What it is for").select_option("Balance")
    page.get_by_label("Code", exact=True).fill("hello")
    page.get_by_role("button", name="Save code").click()
    expect(page.get_by_text("No phone dials this.")).to_be_visible()
    page.get_by_label("Code", exact=True).fill("*999#")
    page.get_by_label("Keys to press after it").fill("then 3")
    page.get_by_role("button", name="Save code").click()
    expect(page.get_by_text("No phone has these keys.")).to_be_visible()
    page.get_by_label("Keys to press after it").fill("31")
    page.get_by_role("button", name="Save code").click()
    first = page.locator(".operator").first.locator(".fact").first
    expect(first).to_contain_text("*999#")
    expect(first).to_contain_text("Then press: 3 1")
    expect(first).to_contain_text("Your own code, noted on")

    page.get_by_role("button", name="Copy", exact=True).last.click()
    expect(page.get_by_text("Copied")).to_be_visible()
    sent = page.evaluate("navigator.clipboard.readText()")
    assert re.search(
        r"^TH\tAIS\t\tbalance\tussd\t\*999#\t\t3 1\t\tworks, tried ", sent, re.MULTILINE
    )
    assert re.search(r"\nTH\tAIS\t\tbalance\tussd\t\*121#\t\t\t\tfails, tried ", sent)

    page.goto(f"{server.url}/en/sims/")
    page.get_by_role("link", name="Travel").first.click()
    first = page.locator("sim-page .fact").first
    expect(first).to_contain_text("*999#")
    first.get_by_role("link", name="Dial").evaluate("(link) => link.removeAttribute('href')")
    first.get_by_role("link", name="Dial").or_(first.locator("[data-part=dial]")).first.click()
    first.get_by_role("link", name="What did it say?").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Top up, step by step").click()
    for _ in range(2):
        page.get_by_role("button", name="Next").click()
    first = page.locator("top-up .fact").first
    expect(first).to_contain_text("*999#")
    first.get_by_role("button", name="Take it back").click()
    expect(page.locator("top-up .fact", has_text="*999#")).to_have_count(0)
    Log(page, server.url).press("Undo")
    expect(page.locator("top-up .fact").first).to_contain_text("*999#")
