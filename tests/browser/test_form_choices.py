"""Hundreds of currencies, countries and offsets, which the form adds only when they are needed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.log import Log

MOST_NODES = 1_200


def test_form_opens_with_few_nodes(log: Log) -> None:
    """So an old phone opens it quickly."""
    log.open("receipts/new/")
    expect(log.field("Amount paid")).to_be_enabled()
    assert log.page.evaluate("document.querySelectorAll('*').length") <= MOST_NODES


def test_select_offers_all_when_it_is_reached_by_keys(log: Log) -> None:
    """They have their names in the page's language."""
    log.open("receipts/new/")
    currency = log.field("Currency")
    assert currency.locator("option").count() < 10
    currency.focus()
    expect(currency.locator("option", has_text="THB · Thai Baht")).to_be_attached()
    assert currency.locator("option").count() > 150


def test_select_offers_all_when_it_is_tapped(log: Log) -> None:
    """They are there before its list opens."""
    log.open("receipts/new/")
    currency = log.field("Currency")
    currency.dispatch_event("pointerdown")
    assert currency.locator("option").count() > 150


def test_stored_choice_is_shown_by_its_name_before_all_are_offered(log: Log) -> None:
    """It is no bare code, and it stays chosen later."""
    log.add()
    log.follow("Edit")
    currency = log.field("Currency")
    assert currency.evaluate("select => select.selectedOptions[0].text") == "THB · Thai Baht"
    currency.focus()
    assert currency.locator("option").count() > 150
    expect(currency).to_have_value("THB")


def test_each_currency_has_a_name_in_each_language(page: Page, site: str) -> None:
    """Browsers know no names of the newest ones; then the country names them."""
    for tag, name in (("en", "SLE · Sierra Leone"), ("ar", "ZWG · زيمبابوي")):
        page.goto(f"{site}/{tag}/receipts/new/")
        choice = page.locator("select[name=currency]")
        expect(choice).to_be_enabled()
        choice.focus()
        expect(choice.locator("option", has_text=name)).to_be_attached()
        bare = choice.locator("option").filter(has_text=re.compile(r"^[A-Z]{3}$"))
        expect(bare).to_have_count(0)
