"""Text that others have written, in a record or an address, is never more than text."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from browser.log import Log

MARKUP = '<img src="/x" onerror="document.title=1"><b class="foreign">7</b>'
PAGES = ("", "receipts/", "receipts/view/?id={receipt}", "sims/", "sims/view/?id={sim}")
RECORDS = ("receipts/view/?id=", "receipts/edit/?id=", "sims/view/?id=")


def test_record_with_markup_is_shown_as_text(log: Log) -> None:
    """No element comes of it, on any page that shows records."""
    sim = log.store_sim(Label=MARKUP, Operator=MARKUP)
    receipt = log.store(SIM=MARKUP, Notes=MARKUP, Order_number=MARKUP)
    for path in (*PAGES, "search/?q=foreign"):
        log.open(path.format(receipt=receipt, sim=sim))
        shown = log.page.get_by_text("<img").filter(visible=True)
        expect(shown.first).to_be_visible()
        expect(log.page.locator("[onerror], .foreign")).to_have_count(0)


def test_address_with_markup_is_no_markup(log: Log) -> None:
    """What an address names is looked up, or shown as text."""
    log.open("search/?q=" + quote(MARKUP))
    expect(log.page.get_by_role("searchbox")).to_have_value(MARKUP)
    expect(log.page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    expect(log.page.locator("[onerror], .foreign")).to_have_count(0)
    for path in RECORDS:
        log.open(path + quote(MARKUP))
        said = log.page.get_by_text("is not on this phone").filter(visible=True)
        expect(said.first).to_be_visible()
        expect(log.page.locator("[onerror], .foreign")).to_have_count(0)
