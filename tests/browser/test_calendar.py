"""Dates of SIMs in a calendar file, read by another program."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from browser.log import Log
from browser.test_sim_page import open_sim
from node import find_node
from server.core.paths import PROJECT

READ_BACK = """
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
const text = readFileSync(process.argv[1], "utf8");
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
console.log(JSON.stringify(events.map((event) => ({
  uid: String(event.getFirstPropertyValue("uid")),
  start: String(event.getFirstPropertyValue("dtstart")),
  zone: event.getFirstPropertyValue("dtstart").zone.tzid,
  sequence: event.getFirstPropertyValue("sequence"),
  status: String(event.getFirstPropertyValue("status")),
  summary: String(event.getFirstPropertyValue("summary")),
  description: String(event.getFirstPropertyValue("description")),
  alarms: event.getAllSubcomponents("valarm").length,
}))));
"""

Event = dict[str, Any]


def download(log: Log, to: Path) -> list[Event]:
    """Download the calendar file, and return its events as ical.js reads them."""
    with log.page.expect_download() as handed:
        log.press("Download for a calendar")
    file = to / "read.ics"
    handed.value.save_as(file)
    assert handed.value.suggested_filename == "nobars.ics"
    command = [find_node(), "--input-type=module", "-e", READ_BACK, str(file)]
    answer = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    events: list[Event] = json.loads(answer.stdout)
    return events


def add_dated_sim(log: Log, good_until: str) -> None:
    """Add a SIM with a number, and a top-up with a last day of validity."""
    log.store_sim(Label="Trip", Phone_number="0812345678")
    log.store(SIM="Trip", Status="credited", Good_until=good_until)


def test_each_reminder_day_has_an_event_of_its_own(log: Log, tmp_path: Path) -> None:
    """It is at ten local time, says what to do, and has an alarm too."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    add_dated_sim(log, "2026-12-22")
    open_sim(log, "Trip")
    log.follow("Add to calendar")
    expect(log.page.get_by_text("Trip", exact=True)).to_be_visible()
    expect(log.page.locator("[data-part=events] li")).to_have_count(4)
    log.page.get_by_label("3 days before").uncheck()
    expect(log.page.locator("[data-part=events] li")).to_have_count(3)
    events = download(log, tmp_path)
    assert [each["start"] for each in events] == [
        "2026-11-22T10:00:00",
        "2026-12-08T10:00:00",
        "2026-12-21T10:00:00",
    ]
    assert {each["zone"] for each in events} == {"floating"}
    assert {each["status"] for each in events} == {"CONFIRMED"}
    assert {each["alarms"] for each in events} == {1}
    assert {each["summary"] for each in events} == {"Trip: act by 22 Dec 2026"}
    said = events[1]["description"]
    assert "By 22 Dec 2026: 14 days left" in said
    assert "What puts it off: a top-up." in said
    assert "Number: 0812345678" in said
    expect(log.page.get_by_text("then look whether the entries are in it")).to_be_visible()


def test_made_again_a_moved_date_changes_the_same_events(log: Log, tmp_path: Path) -> None:
    """They have the same UIDs with a higher SEQUENCE; the chosen days are kept."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    add_dated_sim(log, "2026-12-22")
    log.open("calendar/")
    early = log.page.get_by_label("30 days before")
    expect(early).to_be_checked()  # so the choice has been loaded
    early.uncheck()
    first = download(log, tmp_path)
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    later = {"Date_and_time": "2026-11-23T11:00", "Good_until": "2027-01-15"}
    log.store(SIM="Trip", Status="credited", **later)
    log.open("calendar/")
    expect(log.page.get_by_label("30 days before")).not_to_be_checked()
    second = download(log, tmp_path)
    assert [each["uid"] for each in second] == [each["uid"] for each in first]
    assert second[0]["start"] == "2027-01-01T10:00:00"
    assert all(new["sequence"] > old["sequence"] for old, new in zip(first, second, strict=True))


def test_sequence_rises_though_the_clock_went_back(log: Log, tmp_path: Path) -> None:
    """A phone's clock may have been wrong, and calendars accept only a higher number."""
    log.page.clock.set_fixed_time("2026-11-22T18:00:00+07:00")
    add_dated_sim(log, "2026-12-22")
    log.open("calendar/")
    first = download(log, tmp_path)
    log.page.clock.set_fixed_time("2026-11-22T15:30:00+07:00")
    later = {"Date_and_time": "2026-11-22T15:20", "Good_until": "2027-01-15"}
    log.store(SIM="Trip", Status="credited", **later)
    log.open("calendar/")
    second = download(log, tmp_path)
    assert second[-1]["start"] > first[-1]["start"]
    assert second[-1]["sequence"] == first[-1]["sequence"] + 1


def test_ended_date_is_cancelled(log: Log, tmp_path: Path) -> None:
    """When a SIM is archived, its events are removed from the calendar; others stay."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    add_dated_sim(log, "2026-12-22")
    log.store_sim(Label="Home")
    log.store(SIM="Home", Status="credited", Good_until="2027-03-01")
    log.open("calendar/")
    assert len(download(log, tmp_path)) == 8
    open_sim(log, "Trip")
    log.press("Archive")
    log.follow("Add to calendar")
    expect(log.page.get_by_text("4 entries that no longer hold")).to_be_visible()
    events = download(log, tmp_path)
    assert len(events) == 4
    assert {each["status"] for each in events} == {"CANCELLED"}


def test_nothing_known_is_said_and_leads_to_the_sims(log: Log) -> None:
    """An empty file would be worse than none."""
    log.store_sim(Label="Trip")
    log.open("sims/")
    log.follow("Add to calendar")
    expect(log.page.get_by_text("No date is known.")).to_be_visible()
    expect(log.page.get_by_role("button", name="Download for a calendar")).to_be_disabled()


def test_file_is_shared_if_the_phone_can_share_files(log: Log) -> None:
    """A closed share sheet changes nothing."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    add_dated_sim(log, "2026-12-22")
    log.page.add_init_script("""
      navigator.canShare = ({ files }) => files[0].name === "nobars.ics";
      navigator.share = async ({ files }) => {
        if (window.closes) throw new DOMException("closed", "AbortError");
        window.shared = await files[0].text();
      };
    """)
    log.open("calendar/")
    log.page.evaluate("window.closes = true")
    log.press("Share to a calendar")
    expect(log.page.get_by_text("then look whether")).to_be_hidden()
    log.page.evaluate("window.closes = false")
    log.press("Share to a calendar")
    expect(log.page.get_by_text("then look whether")).to_be_visible()
    assert log.page.evaluate("window.shared").startswith("BEGIN:VCALENDAR")


def test_icon_has_the_number_of_sims_that_need_something(log: Log) -> None:
    """Only some platforms can show it; for none, there is no number."""
    log.page.clock.set_fixed_time("2026-12-20T12:00:00+07:00")
    log.page.add_init_script(
        "navigator.setAppBadge = async (count) => { (window.badges ??= []).push(count); };"
    )
    add_dated_sim(log, "2026-12-22")
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text("2 days left")
    assert log.page.evaluate("window.badges")[-1] == 1
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text("29 days left")
    assert log.page.evaluate("window.badges")[-1] == 0
