"""Hundreds of currencies, countries and offsets: offered when somebody reaches for them."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.log import Log

MOST_NODES = 1_200


def test_form_opens_with_few_nodes(log: Log) -> None:
    """An old phone builds it at once."""
    log.open("receipts/new/")
    expect(log.field("Amount paid")).to_be_enabled()
    assert log.page.evaluate("document.querySelectorAll('*').length") <= MOST_NODES


def test_select_offers_all_when_it_is_reached_by_keys(log: Log) -> None:
    """With the names of the page's language."""
    log.open("receipts/new/")
    currency = log.field("Currency")
    assert currency.locator("option").count() < 10
    currency.focus()
    expect(currency.locator("option", has_text="THB · Thai Baht")).to_be_attached()
    assert currency.locator("option").count() > 150


def test_select_offers_all_when_it_is_tapped(log: Log) -> None:
    """Before its list opens."""
    log.open("receipts/new/")
    currency = log.field("Currency")
    currency.dispatch_event("pointerdown")
    assert currency.locator("option").count() > 150


def test_stored_choice_is_shown_by_its_name_before_all_are_offered(log: Log) -> None:
    """Not as a bare code, and it stays chosen when they are."""
    log.add()
    log.follow("Edit")
    currency = log.field("Currency")
    assert currency.evaluate("select => select.selectedOptions[0].text") == "THB · Thai Baht"
    currency.focus()
    assert currency.locator("option").count() > 150
    expect(currency).to_have_value("THB")
