"""The tasks of a SIM with the server stopped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from browser.images import photo
from browser.log import LEAST, Log
from browser.test_sim_page import open_sim
from browser.test_sims import add_sim, card


@pytest.fixture
def away(adrift: Page) -> Log:
    """Return the log on a phone that has saved all sections, with the server stopped."""
    return Log(adrift, "")


def test_balance_is_noted_and_read_without_a_server(away: Log) -> None:
    """From adding the SIM to the reading on its page."""
    add_sim(away, Label="Trip")
    card(away, "Trip").get_by_role("link", name="Trip").click()
    away.press("Balance")
    away.fill({"Data left": "750"})
    away.press("Save balance")
    expect(away.page.locator("[data-part=latest]")).to_contain_text("750 MB")
    away.page.reload()
    expect(away.page.locator("[data-part=latest]")).to_contain_text("750 MB")


def test_calendar_file_is_made_without_a_server(away: Log) -> None:
    """It is made on the SIM's page."""
    away.store_sim(Label="Trip")
    until = (date.today() + timedelta(days=20)).isoformat()  # noqa: DTZ011
    away.store(SIM="Trip", Status="credited", Good_until=until)
    open_sim(away, "Trip")
    away.follow("Add to calendar")
    expect(away.page.locator("[data-part=events] li")).to_have_count(3)
    with away.page.expect_download() as handed:
        away.press("Download for a calendar")
    assert handed.value.path().read_text("utf-8").startswith("BEGIN:VCALENDAR")


def test_answer_to_did_it_arrive_is_kept_without_a_server(away: Log) -> None:
    """The home page asks, and the slip shows the time."""
    away.store(Date_and_time="2026-11-20T10:00")
    away.open("")
    away.page.get_by_role("button", name="Not yet").click()
    expect(away.page.get_by_text("Pending: THB 300.00")).to_be_visible()
    away.page.get_by_role("link", name="Pending: THB\u00a0300.00").click()
    away.press("It failed")
    away.press("I got a refund")
    away.press("Save refund")
    entries = away.page.get_by_role("list", name="History").get_by_role("listitem")
    expect(entries).to_have_count(3)
    expect(entries.last).to_contain_text("THB 300.00")


def test_claim_is_noted_without_a_server(away: Log) -> None:
    """From the slip and back to it."""
    away.show(away.store(Status="failed"))
    away.page.get_by_role("link", name="Claim", exact=True).click()
    away.fill({"With whom": "Ding", "Next step": "Ask the bank"})
    away.press("Save claim")
    expect(away.slip()).to_contain_text("Ding")


def test_costs_are_added_up_without_a_server(away: Log) -> None:
    """Sums by currency, and the table of a year as CSV."""
    away.store(Date_and_time="2026-11-20T10:00", Amount_paid="100")
    away.store(Date_and_time="2026-11-21T10:00", Currency="USD", Amount_paid="5")
    away.open()
    away.follow("Costs")
    whole = away.page.locator("[data-part=whole]")
    expect(whole).to_contain_text("THB\u00a0100.00")
    expect(whole).to_contain_text("USD\u00a05.00")
    away.page.get_by_label("Period").select_option("2026")
    away.page.get_by_text("Each top-up").click()
    with away.page.expect_download() as handed:
        away.press("Export CSV")
    assert handed.value.path().read_text("utf-8-sig").count("\n") == 3


def test_sim_is_filled_and_looked_after_without_a_server(away: Log) -> None:
    """A rule, a use, what hangs on the number, the archive, and photos of the card."""
    away.store_sim(Label="Trip", Operator="AIS", Country="TH")
    open_sim(away, "Trip")
    away.press("Add a rule")
    away.page.get_by_role("button", name="Take this rule over").first.click()
    away.press("I called")
    away.unfold("What you noted")
    expect(away.page.locator("[data-part=uses]")).to_contain_text("Call of")
    away.fill({"Bank, messenger, mail …": "Bank"})
    away.press("Add")
    away.page.get_by_role("checkbox", name="Bank").check()
    away.field("Photos of the card").set_input_files([photo(away.page)])
    expect(away.photos()).to_have_js_property("naturalWidth", 400)
    away.press("Archive")
    away.press("Take back from the archive")
    away.page.reload()
    expect(away.page.get_by_role("checkbox", name="Bank")).to_be_checked()
    expect(away.photos()).to_have_js_property("naturalWidth", 400)


def test_data_package_is_bought_and_runs_without_a_server(away: Log) -> None:
    """From the form, which points out the same top-up, to the SIM's page, and to the bin."""
    away.store_sim(Label="Trip", Country="TH")
    today = f"{date.today()}T00:00"  # noqa: DTZ011
    bought = {"Data package": "Tourist", "Data bought": "15", "Days bought": "7"}
    away.start({**LEAST, "Date and time": today, "SIM": "Trip", "Status": "credited", **bought})
    away.save()
    open_sim(away, "Trip")
    shown = away.page.locator("[data-part=latest]")
    expect(shown).to_contain_text("Tourist · 15 GB · 7 days Package")
    expect(shown).to_contain_text("7 days left")
    away.start({**LEAST, "Date and time": today, "SIM": "Trip"})
    away.press("Save receipt")
    expect(
        away.page.get_by_text("This SIM was topped up with the same amount").first
    ).to_be_visible()
    away.press("Save receipt")
    away.press("Delete")
    expect(away.page.get_by_role("heading", name="Receipts", exact=True)).to_be_visible()
    away.follow("Bin")
    expect(away.page.get_by_role("button", name="Bring back")).to_be_visible()
