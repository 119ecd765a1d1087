"""The app in Arabic: mirrored, except text that always runs from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.log import Log
from server.features.guide.routes import CHAPTERS

SCRIPTS = {
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Extended Arabic-Indic": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "Bengali": "০১২৩৪৫৬৭৮৯",
    "Thai": "๐๑๒๓๔๕๖๗๘๙",
    "full-width": "０１２３４５６７８９",
}

# Finds codes, amounts and phone numbers that don't run from left to right.
REORDERED = r"""(root) => {
  const known = new RegExp(["[*#][\\w*]*[\\w…]#", "\\+\\d[\\d \\u00a0]*\\d", "0\\d[\\d ]{5,}\\d",
    "[A-Z]{3}\\s[\\d,.]*\\d", "\\d[\\d,.]*\\s[A-Z]{3}\\b"].join("|"), "gu");
  const left = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const [wrong, seen] = [[], []];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.parentElement.checkVisibility()) continue;
    for (const { 0: text, index } of node.data.matchAll(known)) {
      const boxes = [...text].map((_, at) => left(node, index + at)).filter((box) => box.width > 0);
      const turned = boxes.some((box, at) => at > 0 && box.top === boxes[at - 1].top
        && box.left < boxes[at - 1].left);
      (turned ? wrong : seen).push(text);
    }
  }
  return { wrong, seen };
}"""


def look(root: Locator) -> list[str]:
    """Return the codes and figures inside; assert that none runs in the wrong direction."""
    found: dict[str, list[str]] = root.evaluate(REORDERED)
    assert found["wrong"] == []
    return [text.replace("\u00a0", " ") for text in found["seen"]]


@pytest.fixture
def arabic(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page on a phone in Egypt, which uses Arabic digits."""
    with browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="ar-EG",
        reduced_motion="reduce",
        service_workers="block",
    ) as context:
        page = context.new_page()
        page.goto(f"{site}/ar/receipts/new/")
        yield page


def field(page: Page, name: str) -> Locator:
    """Return a field of the form by its name, because labels are Arabic."""
    control = page.locator(f"[name={name}]")
    expect(control).to_be_enabled()
    return control


def fill(page: Page, **fields: str) -> None:
    """Fill fields by name, and open their closed sections."""
    expect(field(page, "amount")).to_be_editable()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    for name, value in fields.items():
        control = field(page, name)
        if control.evaluate("element => element.localName") == "select":
            control.focus()  # only then it has all choices
            control.select_option(value)
        else:
            control.fill(value)


def save(page: Page) -> None:
    """Save the receipt and wait for its slip."""
    page.locator("form [type=submit]").click()
    expect(page.get_by_role("article")).to_be_visible()


@pytest.mark.parametrize("chapter", [each.slug for each in CHAPTERS])
def test_codes_and_amounts_of_the_guide_keep_their_order(
    page: Page, site: str, chapter: str
) -> None:
    """`*123#` is still `*123#` in the middle of Arabic words."""
    page.goto(f"{site}/ar/guide/{chapter}/")
    seen = look(page.locator("main"))
    if chapter == "steps":
        assert {"*303#", "*code*PIN#", "*123#"} <= set(seen)


def test_figures_of_the_log_keep_their_order_and_their_digits(arabic: Page, site: str) -> None:
    """On the slip, in the list, under SIMs, on the home page, and in messages."""
    arabic.locator("[data-action=add-sim]").click()
    fill(
        arabic,
        simLabel="شريحة السفر",
        simCountry="TH",
        simPhone="+٦٦ ٨١ ٢٣٤ ٥٦٧٨",
        amount="٣٠٠٫٥٠",
        currency="THB",
        at="2026-11-22T14:59",
        goodUntil="2029-10-31",
        order="#12/2026-٣",
    )
    expect(arabic.locator("phone-check")).to_contain_text("+66 812 345 678")
    assert look(arabic.locator("phone-check")) == ["+66 812 345 678"]
    save(arabic)
    slip = arabic.get_by_role("article")
    expect(slip).to_contain_text("+66 812 345 678")
    assert {"300.50 THB", "+66 812 345 678"} <= set(look(slip))
    expect(slip).to_contain_text("22 نوفمبر 2026")
    expect(slip).to_contain_text("#12/2026-٣")  # as it was typed
    for address, shown in {
        "receipts/": "receipt-list .entry",
        "sims/": "sim-list .sim",
        "": "home-summary a",
    }.items():
        arabic.goto(f"{site}/ar/{address}")
        expect(arabic.locator(shown).first).to_be_visible()
        assert look(arabic.locator("main")), address
        assert not re.search("[٠-٩]", arabic.locator("main").inner_text()), address
    arabic.goto(f"{site}/ar/receipts/")
    arabic.locator("receipt-list .entry").click()
    arabic.locator("[data-action=delete]").click()
    toast = arabic.locator("undo-toast")
    expect(toast).to_contain_text("22 نوفمبر 2026")
    assert look(toast) == ["300.50 THB"]


def test_codes_and_numbers_keep_their_order_at_the_counter_and_on_paper(
    arabic: Page, site: str
) -> None:
    """`*123#` and `+966 50 123 4567` are right on the screen and in print."""
    arabic.locator("[data-action=add-sim]").click()
    fill(
        arabic,
        simLabel="شريحة الرياض",
        simCountry="SA",
        simPhone="+966 50 123 4567",
        amount="30",
        currency="SAR",
        at="2026-11-22T14:59",
        notes="اتصل بـ *123# ثم برقم +966 50 123 4567 وقل: «وصل»",
    )
    save(arabic)
    look_on_screen_and_paper(arabic, "+966 50 123 4567", "*123#")
    (sim,) = (each["id"] for each in Log(arabic, site).stored("sims"))
    for address, figures in {
        f"sims/view/?id={sim}": {"+966 501 234 567"},
        f"counter/?sim={sim}": {"+966 501 234 567"},
        "operators/eg/": {"*868*1#"},
        "guide/steps/": {"*123#"},
    }.items():
        arabic.goto(f"{site}/ar/{address}")
        expect(arabic.get_by_text(next(iter(figures))).first).to_be_visible()
        look_on_screen_and_paper(arabic, *figures)
    arabic.goto(f"{site}/ar/counter/?sim={sim}")
    arabic.locator("[data-action=show]").click()
    face = arabic.get_by_role("dialog")
    expect(face).to_contain_text("+966 501 234 567")
    assert look(face) == ["+966 501 234 567"]


def look_on_screen_and_paper(page: Page, *figures: str) -> None:
    """Assert that these figures are there, and that all figures run from left to right."""
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert set(figures) <= set(look(page.locator("main"))), media
    page.emulate_media(media="screen")


def test_figures_are_taken_in_the_digits_of_any_script(log: Log) -> None:
    """Amounts and phone numbers become numbers; an order number stays as typed.

    Each field is typed in another script. The domain tests which digits exist.
    """
    log.open("receipts/new/")
    log.press("Add a SIM")
    typed = {
        "Phone number": "0812345678",
        "Amount paid": "1,234.50",
        "Order number": "A-907",
        "Amount credited": "1200",
        "Fee": "34.5",
        "Balance before": "0.05",
        "Balance after": "1200.05",
    }
    for label, digits in zip(typed, cycle(SCRIPTS.values()), strict=False):
        typed[label] = typed[label].translate(str.maketrans("0123456789", digits))
    known = {"Label": "Travel", "Country": "TH", "Currency": "THB"}
    log.fill({**known, "Date and time": "2026-11-22T14:59"})
    log.fill(typed)
    expect(log.page.get_by_text("A valid number: +66 812 345 678")).to_be_visible()
    log.save()
    (receipt,) = log.stored("receipts")
    amounts = ("paid", "credited", "fee", "balanceBefore", "balanceAfter")
    assert [receipt[name]["amount"] for name in amounts] == [123450, 120000, 3450, 5, 120005]
    assert receipt["order"] == typed["Order number"]
    (sim,) = log.stored("sims")
    assert sim["phone"] == "0812345678"
    log.open(f"receipts/?text={typed['Amount paid']}")
    expect(log.rows()).to_have_count(1)


def test_names_that_turn_the_text_around_them_do_not(log: Log) -> None:
    """Direction controls are removed, and each name is isolated."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Label": "\u202eشريحة\u202c 5", "Amount paid": "7", "Currency": "THB"})
    log.save()
    assert log.stored("sims")[0]["label"] == "شريحة 5"
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text("(\u2068شريحة 5\u2069)")
    log.open("receipts/new/")
    option = log.field("SIM").locator("option", has_text="شريحة 5")
    expect(option).to_have_attribute("dir", "auto")
    log.open("sims/")
    name = log.page.locator("sim-list h2 bdi")
    assert name.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_arrows_point_along_the_script_and_other_icons_stay(page: Page, site: str) -> None:
    """“Next” points to the left; a camera, a check mark and a clock are never mirrored."""
    mirrored = "svg => getComputedStyle(svg).scale === '-1 1'"
    for language, is_mirrored in (("en", False), ("ar", True)):
        page.goto(f"{site}/{language}/")
        arrow = page.locator(".home > .list svg.icon--directed").first
        assert arrow.evaluate(mirrored) is is_mirrored
        assert page.locator(".bar svg").last.evaluate(mirrored) is is_mirrored
        assert page.locator(".bar svg").first.evaluate(mirrored) is False


def test_search_field_leaves_room_for_its_icon_on_both_sides(log: Log) -> None:
    """Otherwise Latin words would overlap it on a right-to-left page."""
    log.show(log.store())
    log = Log(log.page, log.url, "ar")
    log.open()
    search = log.page.locator("#filter-text")
    search.fill("7-Eleven in a street with a long name")
    icon = log.page.locator(".search svg").bounding_box()
    box = search.bounding_box()
    assert icon
    assert box
    room = search.evaluate("element => parseFloat(getComputedStyle(element).paddingRight)")
    assert box["x"] + box["width"] - room <= icon["x"]


def test_the_mark_after_a_code_stays_on_its_line(page: Page, site: str) -> None:
    """No line of the guide begins with the full stop that ends the line above."""
    parted = r"""() => [...document.querySelectorAll(".guide bdi[dir]")].filter((code) => {
      const after = code.nextSibling;
      if (after?.nodeType !== Node.TEXT_NODE || !/^[.,;:،؛]/u.test(after.data)) return false;
      const mark = document.createRange();
      mark.setStart(after, 0);
      mark.setEnd(after, 1);
      return mark.getBoundingClientRect().top > code.getBoundingClientRect().bottom - 2;
    }).map((code) => code.textContent)"""
    for language, chapter in (("ar", "check"), ("es", "safety")):
        page.goto(f"{site}/{language}/guide/{chapter}/")
        for width in (320, 360, 412):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(parted) == []
