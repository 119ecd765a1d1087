"""The costs of top-ups: by SIM and channel, on a trip, in one currency by the user's own rate."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from playwright.sync_api import Locator, expect

from browser.log import LEAST, Log


def groups(log: Log) -> Locator:
    """Return the cards of the groups of costs."""
    return log.page.locator("[data-part=groups]").get_by_role("listitem")


def test_costs_are_sorted_and_added_up_by_currency(log: Log, tmp_path: Path) -> None:
    """By SIM, then by channel with its markup; a year as a table and as CSV."""
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.store_sim(Label="Trip")
    log.store(SIM="Trip", Amount_credited="288", Status="credited", Good_until="2026-12-22")
    log.store(Date_and_time="2025-12-31T10:00", Amount_paid="100")
    log.store(Currency="USD", Amount_paid="5", Channel="website")
    log.store(Date_and_time="2025-12-30T10:00", Amount_paid="999", Status="failed")
    log.open()
    log.follow("Costs")
    whole = log.page.locator("[data-part=whole]")
    expect(whole).to_contain_text("THB\u00a0400.00")
    expect(whole).to_contain_text("USD\u00a05.00")
    trip = groups(log).filter(has=log.page.get_by_role("heading", name="Trip"))
    expect(trip).to_contain_text("30 days, at THB\u00a010.00 a day")
    log.page.get_by_text("The same as a table").first.click()
    row = log.page.get_by_role("row", name="December 2025")
    expect(row).to_contain_text("THB\u00a0100.00")
    log.page.get_by_label("By", exact=True).select_option("Channel")
    expect(groups(log).filter(has_text="4.2% more, by 1 receipt")).to_have_count(1)
    log.page.get_by_label("Period").select_option("2025")
    expect(whole).not_to_contain_text("USD")
    log.page.get_by_text("Each top-up").click()
    each = log.page.get_by_role("link", name="31 Dec 2025")
    expect(each).to_contain_text("THB\u00a0100.00")
    with log.page.expect_download() as handed:
        log.press("Export CSV")
    file = tmp_path / "costs.csv"
    handed.value.save_as(file)
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig"))))
    assert [each["amount_paid"] for each in rows] == ["100.00"]


def test_trip_and_rate_are_kept_and_can_be_taken_back(log: Log) -> None:
    """Typed values survive a reload; a deleted trip is restored by undo."""
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.store()
    log.store(Currency="USD", Amount_paid="5", Date_and_time="2026-11-10T10:00")
    log.open("costs/")
    log.page.get_by_text("Add trip").click()
    log.fill({"Name of the trip": "Thailand", "First day": "2026-11-20"})
    log.page.reload()
    expect(log.field("Name of the trip")).to_have_value("Thailand")
    log.fill({"Last day": "2026-11-19"})
    log.press("Save trip")
    expect(log.page.get_by_text("The last day is before the first.")).to_be_visible()
    log.fill({"Last day": "2062-11-30"})
    log.press("Save trip")
    expect(log.field("Last day")).to_be_focused()
    expect(log.field("Last day")).to_have_accessible_description(re.compile("too far ahead"))
    assert log.stored("trips") == []
    log.fill({"Last day": "2026-11-30"})
    log.press("Save trip")
    log.page.get_by_label("By", exact=True).select_option("Trip")
    expect(groups(log)).to_have_count(1)
    expect(groups(log)).to_contain_text("THB\u00a0300.00")
    log.page.get_by_text("Add rate").click()
    log.fill({"So much": "100", "in this currency": "THB"})
    log.fill({"is worth": "3", "in the other currency": "USD"})
    log.press("Save rate")
    rates = log.page.locator("[data-part=rate-list]")
    expect(rates).to_contain_text("THB\u00a0100.00 = USD\u00a03.00 · 23 Nov 2026")
    log.page.get_by_label("Show in").select_option("USD")
    whole = log.page.locator("[data-part=whole]")
    expect(whole).to_contain_text("USD\u00a014.00")
    log.page.get_by_role("button", name="Delete Thailand").click()
    expect(log.page.get_by_text("No top-up of this period is on a trip.")).to_be_visible()
    log.press("Undo")
    expect(groups(log)).to_have_count(1)


def test_rate_typed_in_another_language_is_read_as_it_was_typed(log: Log) -> None:
    """It is 1.500 dinars of the English page; its day is that of saving, unless set."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    log.store()
    log.open("costs/")
    log.page.get_by_text("Add rate").click()
    log.fill({"So much": "1.500", "in this currency": "KWD"})
    log.fill({"is worth": "4.90", "in the other currency": "USD"})
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.page.goto(f"{log.url}/es/costs/")
    form = log.page.locator("[data-part=rate-form]")
    form.get_by_role("button").click()
    rates = log.page.locator("[data-part=rate-list]")
    expect(rates).to_contain_text("1,500")
    expect(rates).to_contain_text("23 nov 2026")
    assert log.stored("rates")[0]["of"] == {"amount": 1500, "currency": "KWD"}


def test_data_packages_are_added_up_in_gigabytes(log: Log) -> None:
    """A receipt may buy one instead of credit: it tells what 1 GB cost, and until when it runs."""
    log.page.clock.set_fixed_time("2026-11-22T15:30:00+07:00")
    log.store_sim(Label="Trip", Country="TH")
    log.start({**LEAST, "SIM": "Trip", "Status": "credited", "Data package": "Tourist"})
    log.fill({"Data bought": "much", "Days bought": "7"})
    log.press("Save receipt")
    problem = log.page.locator("#problem-packageData")
    expect(problem).to_contain_text("Type a number in digits, such as 500.")
    log.fill({"Data bought": "15"})
    log.save()
    expect(log.slip()).to_contain_text("Tourist · 15 GB · 7 days")
    assert log.stored("receipts")[0]["package"] == {"name": "Tourist", "data": 15_000, "days": 7}
    log.open("costs/")
    trip = groups(log).filter(has=log.page.get_by_role("heading", name="Trip"))
    expect(trip).to_contain_text("15 GB, at THB\u00a020.00 for 1 GB")
    expect(trip).to_contain_text("7 days, at THB\u00a042.86 a day")
    log.open("")
    expect(log.page.get_by_text("By 29 Nov 2026: 7 days left")).to_be_visible()
    log.open("receipts/")
    log.field("Search").fill("tourist 15 gb 7 days")
    expect(log.rows()).to_have_count(1)
