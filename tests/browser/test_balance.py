"""The balance of a SIM: readings, how long it lasts at their rate, and the low mark."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from browser.log import Log
from browser.test_sim_page import open_sim
from browser.test_sims import card
from waiting import wait_until


def latest(log: Log) -> Locator:
    """Return the shown latest readings."""
    return log.page.locator("[data-part=latest]")


def note(log: Log, at: str = "", **fields: str) -> None:
    """Log a balance; keywords are labels with `_` for each space."""
    log.press("Balance")
    given = {name.replace("_", " "): value for name, value in fields.items()}
    log.fill({**given, **({"Seen at": at} if at else {})})
    log.press("Save balance")
    expect(log.page.get_by_role("dialog")).to_be_hidden()


def test_balance_is_noted_in_two_taps_in_the_currency_of_the_sim(log: Log) -> None:
    """The field has the focus: a tap, the amount, a tap. Undo removes the reading."""
    log.page.clock.set_fixed_time("2026-11-22T14:59:00+07:00")
    log.store_sim(Label="Trip", Country="TH")
    log.store(SIM="Trip")
    open_sim(log, "Trip")
    expect(log.page.get_by_text("No balance noted yet.")).to_be_visible()
    log.press("Balance")
    expect(log.field("Money left")).to_be_focused()
    log.page.keyboard.type("45.50")
    log.press("Save balance")
    expect(latest(log)).to_contain_text("THB 45.50")
    expect(latest(log)).to_contain_text("22 Nov 2026, 14:59")
    assert log.stored("balances")[0]["money"] == {"amount": 4550, "currency": "THB"}
    log.page.reload()
    expect(latest(log)).to_contain_text("THB 45.50")
    log.press("Undo")
    expect(log.page.get_by_text("No balance noted yet.")).to_be_visible()


def test_data_and_minutes_are_noted_beside_money(log: Log) -> None:
    """Each has its unit; a deleted reading is restored by undo."""
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.page.get_by_label("Data left: MB · GB").select_option("GB")
    log.fill({"Data left": "1.5", "Minutes left": "30"})
    log.press("Save balance")
    expect(latest(log)).to_contain_text("1.5 GB")
    expect(latest(log)).to_contain_text("30 min")
    log.unfold("Readings")
    log.page.locator("[data-part=readings]").get_by_role("button", name="Delete").click()
    expect(log.page.get_by_text("No balance noted yet.")).to_be_visible()
    log.press("Undo")
    expect(latest(log)).to_contain_text("1.5 GB")


def test_how_long_it_lasts_is_told_with_its_basis_from_three_readings_on(log: Log) -> None:
    """Two readings always make a line, so they prove nothing."""
    log.page.clock.set_fixed_time("2026-11-20T12:00:00+07:00")
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.fill({"Left in": "THB", "Money left": "100", "Seen at": "2026-11-10T12:00"})
    log.press("Save balance")
    expect(latest(log)).to_contain_text("THB 100.00")
    note(log, "2026-11-15T12:00", Money_left="75")
    expect(latest(log)).to_contain_text("THB 75.00")
    name = "Balance from 10 Nov 2026 to 15 Nov 2026; the most is THB 100.00"
    expect(log.page.get_by_role("img", name=name)).to_be_visible()
    expect(latest(log)).not_to_contain_text("At this rate")
    note(log, Money_left="50")
    expect(latest(log)).to_contain_text("At this rate it lasts about 10 days.")
    basis = "Used from 10 Nov 2026 to 20 Nov 2026: THB 50.00 (readings: 3)"
    expect(latest(log)).to_contain_text(basis)


def test_balance_after_a_top_up_is_a_reading_that_leads_to_its_receipt(log: Log) -> None:
    """It is changed in the receipt."""
    log.store_sim(Label="Trip")
    log.store(SIM="Trip", Balance_after="312.50")
    open_sim(log, "Trip")
    expect(latest(log)).to_contain_text("THB 312.50")
    log.unfold("Readings")
    log.page.locator("[data-part=readings]").get_by_role("link", name="Receipt").click()
    expect(log.slip()).to_contain_text("THB 312.50")


def test_low_balance_is_told_on_all_pages_of_the_sim(log: Log) -> None:
    """The user has set the low mark, which stays for the next reading."""
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.unfold("Low mark")
    log.fill({"Left in": "THB", "Money left": "40", "Money below": "50"})
    log.press("Save balance")
    expect(latest(log)).to_contain_text("Balance low: THB 40.00")
    log.open("sims/")
    expect(card(log, "Trip")).to_contain_text("Balance low: THB 40.00")
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text("Balance low: THB 40.00")
    open_sim(log, "Trip")
    log.press("Balance")
    expect(log.field("Money below")).to_have_value("50.00")
    log.fill({"Money left": "60"})
    log.press("Save balance")
    expect(latest(log)).to_contain_text("THB 60.00")
    expect(latest(log)).not_to_contain_text("Balance low")


def test_renewals_left_follow_the_latest_reading(log: Log) -> None:
    """In Thailand, 30 days cost 3 baht once the days of the top-up have ended."""
    log.page.clock.set_fixed_time("2026-11-25T10:00:00+07:00")
    log.store_sim(Label="Trip")
    log.store(SIM="Trip", Status="credited")
    open_sim(log, "Trip")
    log.press("Add a rule")
    log.fill({"Clock": "number", "What counts": "top-up", "It lasts": "30"})
    log.unfold("Stages, amounts and what adds up")
    log.fill({"Currency": "THB", "Afterwards it is kept for": "3", "each": "30"})
    log.press("Save rule")
    expect(log.page.locator(".rules")).to_contain_text("30 days")
    note(log, Money_left="10")
    expect(log.page.locator(".rules")).to_contain_text("The balance pays for 3 more renewals.")


def test_problem_is_at_its_field_and_typed_values_stay(log: Log) -> None:
    """It survives Escape and a reload, because the operator's message may be gone by now."""
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.press("Save balance")
    expect(log.page.get_by_text("Type what is left: money, data or minutes.")).to_be_visible()
    log.fill({"Data left": "750"})
    log.page.keyboard.press("Escape")
    log.page.reload()
    log.press("Balance")
    expect(log.field("Data left")).to_have_value("750")
    log.press("Save balance")
    expect(latest(log)).to_contain_text("750 MB")


def test_draft_of_a_balance_is_announced_and_has_only_typed_values(log: Log) -> None:
    """The time is the present one, not that of the draft; a discarded draft is gone."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00+07:00")
    log.store_sim(Label="Trip", Country="TH")
    open_sim(log, "Trip")
    log.press("Balance")
    log.fill({"Left in": "THB", "Money left": "45"})
    log.page.clock.set_fixed_time("2026-11-23T12:00:00+07:00")
    log.page.reload()
    log.press("Balance")
    restored = log.page.get_by_role("dialog").get_by_text("Unsaved entry restored")
    expect(restored).to_be_visible()
    expect(log.field("Money left")).to_have_value("45")
    expect(log.field("Left in")).to_have_value("THB")
    expect(log.field("Seen at")).to_have_value("2026-11-23T12:00")
    log.press("Discard")
    expect(log.field("Money left")).to_have_value("")
    log.press("Cancel")
    log.press("Balance")
    expect(log.field("Money left")).to_have_value("")
    expect(restored).to_be_hidden()


def test_balance_that_was_begun_earlier_is_of_the_time_of_saving(log: Log) -> None:
    """A sheet is left open over noon; on a page of another language the amount is the same."""
    log.page.clock.set_fixed_time("2026-11-22T09:00:00+07:00")
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.fill({"Left in": "KWD", "Money left": "1.500"})
    log.page.goto(log.page.url.replace("/en/", "/es/"))
    log.page.get_by_role("button", name="Saldo", exact=True).click()
    expect(log.page.get_by_label("Saldo que queda", exact=True)).to_have_value("1.500")
    log.page.clock.set_fixed_time("2026-11-22T18:00:00+07:00")
    log.page.get_by_role("button", name="Guardar saldo").click()
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    [reading] = log.stored("balances")
    assert reading["money"] == {"amount": 1500, "currency": "KWD"}
    assert reading["at"] == "2026-11-22T18:00+07:00"


def test_deleted_sim_leaves_no_draft_of_its_balance(log: Log) -> None:
    """There is no draft of the SIM either."""
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.press("Balance")
    log.fill({"Money left": "45"})
    log.press("Cancel")
    log.open("sims/")
    log.press("Delete Trip")
    expect(card(log, "Trip")).to_be_hidden()
    drafts = "Object.keys(localStorage).filter((key) => key.startsWith('nobars:draft-sim:'))"
    wait_until(log.page, f"{drafts}.length === 0")
