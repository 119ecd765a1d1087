"""The list by month: search, filters, totals."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.log import Log

SIM = {"Label": "Thai SIM", "Country": "TH", "Operator": "AIS"}
SHOP = {"SIM": "Thai SIM", "Channel": "shop"}
RECEIPTS = [
    {"SIM": "Thai SIM", "Paid through": "myAIS", "Order number": "A-77"},
    SHOP | {"Amount paid": "1200.50", "Notes": "At the Café", "Status": "credited"},
    SHOP | {"Amount paid": "18", "Currency": "SGD", "Date and time": "2026-11-02T09:00"},
    SHOP | {"Amount paid": "50", "Currency": "SGD", "Status": "refunded"},
    SHOP | {"Amount paid": "100", "Date and time": "2026-10-31T23:59", "Status": "failed"},
    {"Channel": "shop", "Amount paid": "99", "Date and time": "2025-12-31T12:00"},
]


@pytest.fixture(scope="module")
def stored(browser: Browser, site: str) -> Log:  # type: ignore[misc]  # pytest's generator
    """Return a log with receipts of three months, which these tests only read."""
    with browser.new_context(
        viewport={"width": 360, "height": 740}, locale="en-GB", service_workers="block"
    ) as context:
        log = Log(context.new_page(), site)
        log.store_sim(**SIM)
        for fields in RECEIPTS:
            log.store(**fields)
        yield log


@pytest.fixture
def log(stored: Log) -> Log:
    """Open the list."""
    stored.open()
    expect(stored.rows()).to_have_count(len(RECEIPTS))
    return stored


def months(page: Page) -> list[str]:
    """Return the month headings."""
    return page.locator("receipt-list").get_by_role("heading", level=2).all_inner_texts()


def test_list_has_months_and_receipts_newest_first(log: Log) -> None:
    """They are sorted by the typed local time."""
    assert months(log.page) == ["November 2026", "October 2026", "December 2025"]
    days = log.rows().locator("time").all_inner_texts()
    assert [day.split()[0] for day in days] == ["22", "22", "22", "2", "31", "31"]


def test_totals_keep_currencies_apart(log: Log) -> None:
    """Failed and refunded receipts are left out."""
    november = log.page.get_by_role("heading", name="November 2026").locator("..")
    expect(november).to_contain_text("SGD\u00a018.00")
    expect(november).to_contain_text("THB\u00a01,500.50")
    october = log.page.get_by_role("heading", name="October 2026").locator("..")
    expect(october).not_to_contain_text("THB")


def test_sum_above_the_list_is_of_the_shown_receipts(log: Log) -> None:
    """It says so, and follows the search."""
    shown = log.page.get_by_role("status").filter(has_text="receipts")
    expect(shown).to_have_text("6 receipts · Spent in all: SGD\u00a018.00 · THB\u00a01,599.50")
    log.field("Search").fill("sgd")
    expect(shown).to_have_text("2 receipts · Spent in all: SGD\u00a018.00")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("myais", 1),
        ("cafe", 1),
        ("A-77", 1),
        ("thai sim", 5),
        ("1,200.5", 1),
        ("１８", 1),
        ("sgd", 2),
        ("thailand ais", 5),
        ("14:59", 3),
        ("sun", 3),
        ("no sim chosen", 1),
        ("nothing like it", 0),
    ],
)
def test_search_finds_words_without_fuss(log: Log, words: str, found: int) -> None:
    """Case, accents, width and the spelling of an amount don't matter."""
    log.field("Search").fill(words)
    expect(log.rows()).to_have_count(found)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"SIM": "Thai SIM"}, 5),
        ({"SIM": "No SIM chosen"}, 1),
        ({"Channel": "Shop"}, 5),
        ({"Status": "Pending"}, 3),
        ({"Status": "Failed", "SIM": "Thai SIM"}, 1),
        ({"Period": "Between two dates", "From": "2026-10-31", "Until": "2026-11-02"}, 2),
    ],
)
def test_filters_narrow_the_list(log: Log, fields: dict[str, str], found: int) -> None:
    """One and several filters work; totals are of the shown receipts."""
    log.unfold("Filters")
    log.fill(fields)
    expect(log.rows()).to_have_count(found)


def test_filters_are_still_there_on_coming_back(log: Log) -> None:
    """One tap removes all."""
    log.unfold("Filters")
    log.fill({"Status": "Failed"})
    log.rows().get_by_role("link").click()
    expect(log.slip()).to_be_visible()
    log.page.go_back()
    expect(log.rows()).to_have_count(1)
    expect(log.page.get_by_text("1 filter is set")).to_be_visible()
    log.press("Remove all filters")
    expect(log.rows()).to_have_count(len(RECEIPTS))


def test_no_match_is_not_an_empty_log(log: Log) -> None:
    """It offers to show all again."""
    log.field("Search").fill("nothing like it")
    expect(log.page.get_by_role("heading", name="No receipt matches")).to_be_visible()
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_hidden()
    log.press("Show all receipts")
    expect(log.rows()).to_have_count(len(RECEIPTS))


def test_periods_follow_the_calendar(log: Log) -> None:
    """This month and last, this year and last, on a day in November 2026."""
    counts = {"This month": 4, "Last month": 1, "This year": 5, "Last year": 1}
    log.page.clock.set_fixed_time("2026-11-30T12:00:00")
    log.unfold("Filters")
    for period, found in counts.items():
        log.fill({"Period": period})
        expect(log.rows()).to_have_count(found)


def test_home_lists_pending_receipts_and_the_next_ends(log: Log) -> None:
    """It also says that there is no backup yet; each line is a link."""
    log.open("")
    summary = log.page.locator("home-summary")
    expect(summary).to_contain_text("6 receipts are only on this phone")
    waiting = summary.get_by_role("button", name="Not yet")
    for left in (2, 1, 0):
        waiting.first.click()
        expect(waiting).to_have_count(left)
    summary.get_by_role("link", name="3 top-ups are pending").click()
    expect(log.rows()).to_have_count(3)


def test_single_pending_receipt_is_named_and_one_step_away(page: Page, site: str) -> None:
    """The same holds for a single claim; several are counted."""
    page.clock.set_fixed_time("2026-11-30T12:00:00")
    log = Log(page, site)
    log.store(Good_until="2026-12-22")
    log.store(Amount_paid="77", Status="claimed")
    log.open("")
    summary = page.locator("home-summary")
    without_sim = summary.get_by_role("link", name="No SIM chosen If the pending")
    hoped = "If the pending top-up arrives: until 22 Dec 2026"
    expect(without_sim).to_contain_text(hoped)
    expect(summary).to_contain_text("Claimed: THB\u00a077.00 of 22 Nov 2026 (No SIM chosen)")
    summary.get_by_role("button", name="Not yet").click()
    summary.get_by_role("link", name="Pending: THB\u00a0300.00 of 22 Nov 2026").click()
    expect(log.slip()).to_contain_text("300.00")
    log.press("I made a claim")
    expect(log.stamp()).to_contain_text("Claimed")
    log.open("")
    expect(summary.get_by_text("pending")).to_be_hidden()
    summary.get_by_role("link", name="2 claims wait for an answer").click()
    expect(log.rows()).to_have_count(2)


@pytest.mark.parametrize("query", ["sim=gone", "status=odd", "channel=odd", "period=odd"])
def test_filter_that_does_not_exist_is_ignored(log: Log, query: str) -> None:
    """An address may be old or mistyped."""
    log.open(f"receipts/?{query}")
    expect(log.rows()).to_have_count(len(RECEIPTS))
    expect(log.page.get_by_text("filter is set")).to_be_hidden()


def test_dates_the_wrong_way_round_are_said_at_the_field(log: Log) -> None:
    """“No receipt matches” would be true, but no help."""
    log.unfold("Filters")
    log.fill({"Period": "Between two dates", "From": "2026-11-02", "Until": "2026-10-31"})
    problem = log.page.get_by_text("“Until” is before “From”.")
    expect(problem).to_be_visible()
    expect(log.field("Until")).to_have_attribute("aria-invalid", "true")
    expect(log.page.get_by_role("heading", name="No receipt matches")).to_be_hidden()
    log.fill({"Until": "2026-11-22"})
    expect(problem).to_be_hidden()
    expect(log.rows()).to_have_count(4)


def test_chinese_list_finds_signs_in_either_spelling(page: Page, site: str) -> None:
    """Notes are written as the shop writes, and searched as the reader does."""
    log = Log(page, site, "zh-Hans")
    log.store(Notes="便利商店的儲值卡")
    log.store(Notes="AIS")
    page.goto(f"{site}/zh-Hans/receipts/")
    expect(log.rows()).to_have_count(2)
    page.get_by_role("searchbox").first.fill("储值卡")
    expect(log.rows()).to_have_count(1)
    page.get_by_role("searchbox").first.fill("儲值卡")
    expect(log.rows()).to_have_count(1)
