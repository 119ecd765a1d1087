"""Impossible dates of top-ups, changes of clocks, and amounts typed in another language."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from browser.log import LEAST, Log


def test_thai_year_is_asked_about_and_kept_if_saved_again(log: Log) -> None:
    """The Gregorian year is offered; saving again keeps the typed one."""
    log.start({**LEAST, "Good until": "2569-12-31"})
    log.press("Save receipt")
    expect(log.field("Good until")).to_have_accessible_description(
        re.compile("a year of the Thai calendar. Here it is 31 Dec 2026")
    )
    assert log.stored("receipts") == []
    log.save()
    assert log.stored("receipts")[0]["goodUntil"] == "2569-12-31"


@pytest.mark.parametrize(
    ("zone", "at", "change"),
    [
        ("Europe/Berlin", "2026-10-25T02:10", "UTC+02:00 to UTC+01:00"),
        ("Europe/Berlin", "2026-03-29T02:10", "UTC+01:00 to UTC+02:00"),
        ("America/New_York", "2025-11-02T01:59", "UTC-04:00 to UTC-05:00"),
        ("America/Santiago", "2026-09-06T00:30", "UTC-04:00 to UTC-03:00"),
        ("Australia/Lord_Howe", "2025-10-05T02:10", "UTC+10:30 to UTC+11:00"),
        ("Pacific/Apia", "2011-12-30T12:00", "UTC-10:00 to UTC+14:00"),
    ],
)
def test_hour_in_which_clocks_change_is_asked_about(
    browser: Browser, site: str, zone: str, at: str, change: str
) -> None:
    """It comes twice, or not at all: both time zones are named, and the first counts."""
    with browser.new_context(locale="en-GB", timezone_id=zone, service_workers="block") as context:
        log = Log(context.new_page(), site)
        log.start({**LEAST, "Date and time": at})
        log.press("Save receipt")
        expect(log.page.get_by_text(f"the clocks changed from {change}.").first).to_be_visible()
        expect(log.field("Time zone")).to_be_visible()
        assert log.stored("receipts") == []
        log.save()
        assert log.stored("receipts")[0]["at"] == at + change[3:9]


def test_restored_entry_follows_the_clocks_when_its_date_changes(
    browser: Browser, site: str
) -> None:
    """Nobody set the summer offset of the first date."""
    zone = "Europe/Berlin"
    with browser.new_context(locale="en-GB", timezone_id=zone, service_workers="block") as context:
        log = Log(context.new_page(), site)
        for first, second, offset in (
            ("2026-07-01T10:00", "2026-11-20T10:00", "+01:00"),
            ("2026-01-05T10:00", "2026-07-01T10:00", "+02:00"),
        ):
            log.start({**LEAST, "Date and time": first})
            log.page.reload()
            expect(log.page.get_by_text("Unsaved entry restored")).to_be_visible()
            log.field("Date and time").fill(second)
            log.save()
            assert log.stored("receipts")[-1]["at"] == f"{second}{offset}"


def test_year_being_typed_leaves_no_odd_time_zone(browser: Browser, site: str) -> None:
    """In the year 2 zones had odd minutes; the list keeps those of today."""
    with browser.new_context(
        locale="en-GB", timezone_id="Asia/Bangkok", service_workers="block"
    ) as context:
        log = Log(context.new_page(), site)
        log.start({"Date and time": "0002-11-22T14:59"})
        log.unfold("More details")
        expect(log.field("Time zone")).to_have_value("+07:00")
        assert log.page.get_by_role("option", name="UTC+06:42").count() == 0


def test_draft_in_another_language_keeps_its_amount(log: Log) -> None:
    """1.500 dinars typed in English are not 1500 dinars on the Spanish page."""
    log.start({**LEAST, "Amount paid": "1.500", "Currency": "KWD"})
    log.page.goto(f"{log.url}/es/receipts/new/")
    expect(log.page.get_by_label("Importe pagado", exact=True)).to_have_value("1.500")
    log.page.get_by_role("button", name="Guardar recibo").click()
    expect(log.page.get_by_role("article")).to_be_visible()
    assert log.stored("receipts")[0]["paid"] == {"amount": 1500, "currency": "KWD"}


def test_page_that_a_browser_translated_reads_amounts_as_before(log: Log) -> None:
    """The translator marks the page as Spanish, but its amounts are those of its own words."""
    log.show(log.store(Amount_paid="1.500", Currency="KWD"))
    log.page.get_by_role("link", name="Edit").click()
    log.page.evaluate("document.documentElement.lang = 'es'")
    log.fill({"Notes": "only a note"})
    log.save()
    assert log.stored("receipts")[0]["paid"] == {"amount": 1500, "currency": "KWD"}


@pytest.mark.parametrize("event", ["visibilitychange", "pageshow"])
def test_page_left_open_counts_the_days_of_today(browser: Browser, site: str, event: str) -> None:
    """Three days later, the SIM's last day is shown as today."""
    with browser.new_context(locale="en-GB", service_workers="block") as context:
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T09:00:00"))
        log = Log(page, site)
        log.open("receipts/new/")
        log.press("Add a SIM")
        log.fill({"Label": "Thai", **LEAST, "Good until": "2026-11-25", "Status": "credited"})
        log.save()
        log.open("")
        expect(page.get_by_text("3 days left")).to_be_visible()
        page.clock.set_fixed_time(datetime.fromisoformat("2026-11-25T09:00:00"))
        target = "window" if event == "pageshow" else "document"
        page.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")
        expect(page.get_by_text("3 days left")).to_be_hidden()


def test_untouched_time_is_that_of_saving(browser: Browser, site: str) -> None:
    """A form opened at nine and saved at six stores six."""
    with browser.new_context(locale="en-GB", service_workers="block") as context:
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T09:00:00"))
        log = Log(page, site)
        log.start({"Amount paid": "300", "Currency": "THB"})
        page.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T18:00:00"))
        log.save()
        assert log.stored("receipts")[0]["at"].startswith("2026-11-22T18:00")
