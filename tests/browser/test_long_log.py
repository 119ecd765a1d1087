"""A log of thousands of receipts: few are in the page, but all can be found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.log import Log
from browser.long_log import seed

COUNT = 3_000
# Counts actions of a page; it is installed before its scripts run.
COUNTERS = """
window.counts = { addresses: 0, searches: 0 };
const count = (prototype, name, key) => {
  const original = prototype[name];
  prototype[name] = function (...values) {
    window.counts[key] += 1;
    return original.apply(this, values);
  };
};
count(History.prototype, "replaceState", "addresses");
count(Element.prototype, "querySelector", "searches");
"""


@pytest.fixture(scope="module")
def stored(browser: Browser, site: str) -> Log:  # type: ignore[misc]  # pytest's generator
    """Return a log of thousands of receipts, which these tests only read."""
    with browser.new_context(
        viewport={"width": 360, "height": 740}, locale="en-GB", service_workers="block"
    ) as context:
        page = context.new_page()
        page.add_init_script(COUNTERS)
        log = Log(page, site)
        log.open("receipts/")
        expect(page.get_by_role("heading", name="No receipts yet")).to_be_visible()
        seed(page, COUNT)
        yield log


@pytest.fixture
def log(stored: Log) -> Log:
    """Open the list."""
    stored.open()
    expect(stored.page.get_by_text("3,000 receipts")).to_be_attached()
    return stored


def nodes(page: Page) -> int:
    """Return the number of nodes in the page."""
    found: int = page.evaluate("document.querySelectorAll('*').length")
    return found


def counted(page: Page, key: str) -> int:
    """Return the page's counts since the last call."""
    found: int = page.evaluate(
        "(key) => { const n = counts[key]; counts[key] = 0; return n; }", key
    )
    return found


def test_list_shows_some_screens_of_receipts_and_counts_all(log: Log) -> None:
    """Of thousands of receipts a few dozen are in the page, with few look-ups."""
    expect(log.rows().first).to_be_visible()
    assert log.rows().count() <= 200
    assert nodes(log.page) <= 3_500
    assert counted(log.page, "searches") <= 4_000


def test_search_finds_the_oldest_receipt(log: Log) -> None:
    """Its row was never made; screen readers are told the number of results."""
    log.field("Search").fill(f"TX-{COUNT - 1}")
    expect(log.rows()).to_have_count(1)
    expect(log.page.get_by_text("1 receipt", exact=True)).to_be_attached()


def test_scrolling_to_the_end_shows_more(log: Log) -> None:
    """This continues until all are shown."""
    before = log.rows().count()
    log.rows().last.scroll_into_view_if_needed()
    expect(log.rows().nth(before)).to_be_attached()


def test_keyboard_reaches_older_receipts(log: Log) -> None:
    """The button at the end does the same as scrolling."""
    before = log.rows().count()
    button = log.page.get_by_role("button", name="Show older receipts")
    button.focus()
    button.press("Enter")
    expect(log.rows().nth(before)).to_be_attached()


def test_row_says_its_place_in_the_month(log: Log) -> None:
    """The page may not have the whole month."""
    expect(log.rows().nth(1)).to_have_attribute("aria-posinset", "2")
    size = log.rows().nth(1).get_attribute("aria-setsize")
    assert size
    assert int(size) > 40


def test_month_s_total_is_of_all_its_receipts(log: Log) -> None:
    """It doesn't matter whether their rows are in the page."""
    before = log.page.locator(".month__totals").first.text_content()
    log.press("Show older receipts")
    assert log.page.locator(".month__totals").first.text_content() == before


def test_back_leads_to_the_receipt_one_came_from(log: Log) -> None:
    """It is far down the list, which has as many rows as before."""
    for _ in range(3):
        log.press("Show older receipts")
    row = log.rows().nth(110)
    row.scroll_into_view_if_needed()
    link = row.get_by_role("link")
    address = link.get_attribute("href")
    link.click()
    expect(log.slip()).to_be_visible()
    log.page.go_back()
    expect(log.page.locator(f'a[href="{address}"]')).to_be_in_viewport()


def test_typing_a_search_sets_the_address_once(log: Log) -> None:
    """Safari refuses more than a hundred changes in half a minute."""
    counted(log.page, "addresses")
    log.field("Search").press_sequentially("tx-2999 ais thai sim flughafen")
    expect(log.page).to_have_url(re.compile(r"\?text=tx-2999\+ais"))
    assert counted(log.page, "addresses") <= 3


def test_pasting_a_megabyte_keeps_its_beginning(log: Log) -> None:
    """No search needs more."""
    field = log.field("Search")
    field.focus()
    log.page.evaluate("document.execCommand('insertText', false, 'tx-7 ' + 'x'.repeat(1_000_000))")
    assert len(field.input_value()) <= 200
    expect(log.page.get_by_role("heading", name="No receipt matches")).to_be_visible()


@pytest.mark.parametrize(
    "words",
    ["+66 81 234 5671", "0812345671", "credited", "bank card", "november 2026", "shop", "22 nov"],
)
def test_search_finds_the_words_of_rows_and_slips(log: Log, words: str) -> None:
    """Numbers in any spelling, statuses, means, channels and months in the page's language."""
    log.field("Search").fill(words)
    expect(log.rows().first).to_be_visible()
    expect(log.page.get_by_text("3,000 receipts")).to_have_count(0 if words != "bank card" else 1)
