"""The guided top-up, from an empty SIM to a pending receipt, with the server stopped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from offline.test_counter import THAI, add_sim
from offline.test_operators import fact
from serving import Server


@pytest.fixture
def away(adrift: Page) -> Page:
    """Return a phone at its Thai SIM that has saved all sections, with the server stopped."""
    log = add_sim(adrift, "", THAI)
    log.open(f"sims/view/?id={log.sims['Travel']}")
    adrift.get_by_role("link", name="Top up, step by step").click()
    expect(adrift.get_by_text("Step 1 of 4")).to_be_visible()
    return adrift


def forward(page: Page, step: int) -> None:
    """Go to the next step."""
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text(f"Step {step} of 4")).to_be_visible()


def retyped(page: Page) -> Locator:
    """Return the field for the number's second typing."""
    return page.get_by_label("Type the number again")


def test_top_up_in_a_shop_survives_a_kill_and_ends_in_a_receipt_that_has_arrived(
    away: Page,
) -> None:
    """SIM, shop, amount, card for the counter and back; killed, resumed, paid, arrived."""
    expect(away.get_by_label("SIM", exact=True)).to_have_value(re.compile(".+"))
    forward(away, 2)
    away.get_by_label("Channel").select_option("Shop")
    away.get_by_label("Paid through").fill("7-Eleven")
    forward(away, 3)
    retyped(away).fill("081 234 5678")
    away.get_by_role("button", name="Next").click()
    away.get_by_role("button", name="I have paid").click()
    expect(away.get_by_text("Step 3 of 4")).to_be_visible()
    expect(away.locator("#problem-amount")).to_be_visible()
    away.get_by_label("Amount paid").fill("100")
    away.get_by_label("Currency").focus()
    away.get_by_label("Currency").select_option("THB")
    away.get_by_label("Means of payment").select_option("Cash")
    away.get_by_role("link", name="Show at the counter").click()
    expect(away.locator("[data-part=card]")).to_contain_text("081 234 5678")
    expect(away.locator("[data-part=card]")).to_contain_text("THB 100")
    away.go_back()
    expect(away.get_by_label("Amount paid")).to_have_value("100")
    forward(away, 4)
    context = away.context
    away.close()  # without any event, as phones end apps
    again = context.new_page()
    again.goto("/en/topup/")
    expect(again.get_by_text("Step 4 of 4")).to_be_visible()
    expect(again.get_by_text("Unsaved entry restored")).to_be_visible()
    summary = again.locator("[data-slot=summary]")
    expect(summary).to_have_text("Travel · +66 81 234 5678 · Shop · 7-Eleven · 100 THB · Cash")
    again.get_by_role("button", name="I have paid").click()
    slip = again.get_by_role("article")
    for said in ("THB", "100.00", "Pending", "Shop", "7-Eleven", "Cash", "Travel"):
        expect(slip).to_contain_text(said)
    again.get_by_role("button", name="It arrived").click()
    expect(slip).to_contain_text("Credited")


def test_new_number_is_typed_again_in_any_spelling_and_wrong_digits_are_named(away: Page) -> None:
    """The warning comes once; what was typed survives a kill, and counts at the counter too."""
    forward(away, 2)
    forward(away, 3)
    away.get_by_role("button", name="Next").click()
    expect(away.get_by_text("To go on all the same, press the button once more.")).to_be_visible()
    expect(away.get_by_text("Step 3 of 4")).to_be_visible()
    expect(retyped(away)).to_be_focused()
    retyped(away).fill("081 234 5698")
    named = "After 081 234 56 you typed 9; the number above has 7."
    expect(away.get_by_text(named)).to_be_visible()
    forward(away, 4)
    expect(away.locator("[data-at='4']")).to_contain_text(named)
    away.get_by_role("button", name="Back").click()
    retyped(away).fill("٠٠٦٦ ٨١ ٢٣٤ ٥٦٧٨")
    expect(away.get_by_text("It is the same number, digit for digit.")).to_be_visible()
    context = away.context
    away.close()  # without any event, as phones end apps
    resumed = context.new_page()
    resumed.goto("/en/topup/")
    expect(resumed.get_by_text("It is the same number, digit for digit.")).to_be_visible()
    resumed.get_by_role("link", name="Show at the counter").click()
    expect(resumed.get_by_text("It is the same number, digit for digit.")).to_be_visible()
    resumed.get_by_role("button", name="Show it large").click()
    expect(resumed.get_by_role("dialog", name="For the shopkeeper")).to_be_visible()
    resumed.go_back()
    forward(resumed, 4)


def test_voucher_leads_to_the_code_with_its_pin(away: Page) -> None:
    """Codes of the SIM's operator come first; the PIN completes the code."""
    forward(away, 2)
    away.get_by_label("Channel").select_option("Voucher")
    forward(away, 3)
    expect(retyped(away)).to_be_hidden()  # its code names no number
    away.get_by_role("link", name="Redeem a voucher").click()
    expect(away.get_by_role("heading", level=1, name="Thailand")).to_be_visible()
    own = away.locator(".operator").first
    expect(own).to_contain_text("AIS")
    own.get_by_label("PIN of the voucher").first.fill("12345678901234")
    expect(own).to_contain_text("*120*12345678901234#")


def test_code_for_the_balance_asks_what_it_said(away: Page) -> None:
    """It is a code of one's own operator; the answer is a reading of that SIM."""
    away.goto("/en/operators/th/")
    fact(away, "AIS", "Balance").get_by_role("button", name="Copy").click()
    away.get_by_role("link", name="What did it say? Note it for Travel").click()
    expect(away.get_by_role("dialog")).to_be_visible()


def test_number_that_was_topped_up_before_is_known(page: Page, server: Server) -> None:
    """Its currency and channel are known too."""
    log = add_sim(page, server.url, THAI)
    log.store(SIM="Travel", Channel="machine")
    page.goto(f"{server.url}/en/topup/")
    forward(page, 2)
    expect(page.get_by_label("Channel")).to_have_value("machine")
    expect(page.get_by_text("1 top-up here so far")).to_be_visible()
    forward(page, 3)
    expect(page.get_by_text("You topped up this number on 22 Nov 2026.")).to_be_visible()
    expect(retyped(page)).to_be_hidden()
    expect(page.get_by_label("Currency")).to_have_value("THB")
