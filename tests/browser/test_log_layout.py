"""The filled log in every language: accessible, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.images import photo
from browser.log import LEAST, Log
from server.core.languages import LANGUAGES
from test_layout import CUT_OFF, TOO_SMALL, in_turn, violations

LONG = {
    "Label": "The eSIM that I bought at the airport for the whole of the journey",
    "Operator": "Operator",
    "Amount paid": "123456789.50",
    "Currency": "IDR",
    "Paid through": "AVeryLongNameOfAShopWithoutAnySpaceInItToBreakTheLineAt",
    "Order number": "0123456789-0123456789-0123456789-0123456789",
    "Notes": "https://example.com/a/very/long/address/without/any/space/in/it",
    "Good until": "2029-10-31",
    "Status": "Pending",
    "Fee": "1",
    "Balance before": "999999999.99",
}


@pytest.fixture(scope="module")
def filled(browser: Browser, site: str) -> Iterator[Log]:
    """Return a log with one receipt with many details."""
    with browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", service_workers="block"
    ) as context:
        log = Log(context.new_page(), site)
        log.open("receipts/new/")
        log.press("Add a SIM")
        log.fill({**LEAST, **LONG})
        log.add_photo(photo(log.page, 600, 900))
        log.save()
        yield log


def look(page: Page, address: str) -> None:
    """Check a page in its present state, in light and in dark colours."""
    assert violations(page) == [], address
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, address
    # Typed text scrolls in its field.
    cut_off = [each for each in page.evaluate(CUT_OFF) if not each.startswith("<input")]
    assert cut_off == [], address
    assert page.evaluate(TOO_SMALL) == [], address


@pytest.mark.parametrize("language", [in_turn(f"/{each.tag}/", each.tag) for each in LANGUAGES])
def test_filled_pages_are_accessible_and_fit(filled: Log, language: str) -> None:
    """List with open filters, slip, SIMs, backup, home, and the forms."""
    log = Log(filled.page, filled.url, language)
    receipt = log.stored("receipts")[0]["id"]
    states = {
        "": "home-summary a",
        "receipts/?status=pending": "receipt-list .entry",
        "receipts/?text=none": "receipt-list [data-action=show-all]",
        f"receipts/view/?id={receipt}": "receipt-slip img[src]",
        f"receipts/edit/?id={receipt}": "receipt-form img[src]",
        "sims/": "sim-list .sim",
        "backup/": "backup-panel [data-slot=age]",
    }
    for address, sign in states.items():
        log.open(address)
        expect(log.page.locator(sign).first).to_be_visible()
        look(log.page, address)


def test_form_with_problems_is_accessible_and_fits(filled: Log) -> None:
    """The summary, the messages at the fields, and a new SIM."""
    filled.open("receipts/new/")
    filled.press("Add a SIM")
    filled.fill({"Amount paid": "-1", "Fee": "x"})
    filled.press("Save receipt")
    expect(filled.page.get_by_text("3 fields need your attention")).to_be_visible()
    look(filled.page, "receipts/new/")
    filled.open("sims/")
    filled.press("Add a SIM")
    look(filled.page, "sims/")
    filled.page.keyboard.press("Escape")


# The number of lines of an element's text.
LINES = """(element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let lines = 0;
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    if (texts.currentNode.data.trim()) lines += range.getClientRects().length;
  }
  return lines;
}"""


def test_large_text_breaks_neither_the_amount_nor_the_stamp_of_a_slip(log: Log) -> None:
    """A long label doesn't put two fields of a row at different heights either."""
    log.page.set_viewport_size({"width": 360, "height": 740})
    log.start({**LEAST, "Amount paid": "12345.50", "Status": "Credited"})
    log.page.get_by_text("Amount paid", exact=True).evaluate(
        "(label) => { label.textContent = 'A label that takes two lines' }"
    )
    tops = [log.page.locator(f"#field-{name}").bounding_box() for name in ("amount", "currency")]
    assert tops[0]
    assert tops[1]
    assert abs(tops[0]["y"] - tops[1]["y"]) < 2
    log.save()
    log.page.evaluate("document.documentElement.style.fontSize = '200%'")
    for part in (".slip__amount bdi", ".slip__stamp .status"):
        assert log.slip().locator(part).evaluate(LINES) == 1, part


def test_spanish_words_stay_whole_in_large_text(page: Page, site: str) -> None:
    """At 320 px and double size, the badge of a SIM and the rows of lists keep their words."""
    log = Log(page, site, "es")
    page.set_viewport_size({"width": 320, "height": 740})
    log.store_sim(Label="Viaje", Country="TH")
    log.store(Status="claimed", Amount_paid="5")
    for path, words in (("sims/", ["conocida"]), ("", ["Reclamada", "comprobante"])):
        log.open(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for word in words:
            found = page.locator("main .list__text, main .state").filter(has_text=word).first
            expect(found).to_be_visible()
            assert found.evaluate(LINES_OF_WORD, word) == 1, word


LINES_OF_WORD = """(element, word) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(word));
  const range = document.createRange();
  const start = walker.currentNode.data.indexOf(word);
  range.setStart(walker.currentNode, start);
  range.setEnd(walker.currentNode, start + word.length);
  return range.getClientRects().length;
}"""


def test_words_and_marks_stay_whole_in_large_text(page: Page, site: str) -> None:
    """At 320 px and double size: headings, labels, and marks in Chinese."""
    page.set_viewport_size({"width": 320, "height": 740})
    for address, words in (
        ("es/guide/check/", "Comprueba"),
        ("es/guide/faq/", "Preguntas"),
        ("es/claims/", "Reclamaciones"),
        ("es/receipts/new/", "comprados"),
        ("zh-Hant/guide/", "什麼情況？"),
        ("zh-Hans/backup/", "份："),
    ):
        page.goto(f"{site}/{address}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found = page.locator("main").filter(has_text=words)
        expect(found).to_be_visible()
        assert found.evaluate(LINES_OF_WORD, words) == 1, words
