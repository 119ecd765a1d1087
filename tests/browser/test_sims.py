"""The page of SIMs."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from browser.log import LEAST, Log


def add_sim(log: Log, **fields: str) -> None:
    """Type a SIM on the page of SIMs, and save it."""
    log.open("sims/")
    log.press("Add a SIM")
    log.fill({name.replace("_", " "): value for name, value in fields.items()})
    log.press("Save SIM")
    expect(log.page.get_by_role("dialog")).to_be_hidden()


def card(log: Log, name: str) -> Locator:
    """Return the card of a SIM."""
    heading = log.page.get_by_role("heading", name=name)
    return log.page.get_by_role("listitem").filter(has=heading)


def test_sim_is_added_shown_and_offered_in_the_form(log: Log) -> None:
    """Its digits are ASCII, whatever was typed."""
    log.open("sims/")
    expect(log.page.get_by_role("heading", name="No SIM yet")).to_be_visible()
    add_sim(log, Label="Travel", Operator="AIS", Country="Thailand", Phone_number="٠٨١ ٢٣٤ ٥٦٧٨")
    expect(card(log, "Travel")).to_contain_text("081 234 5678")
    expect(card(log, "Travel")).to_contain_text("AIS")
    expect(card(log, "Travel")).to_contain_text("No “good until” noted yet")
    log.start({**LEAST, "SIM": "Travel"})
    log.save()
    expect(log.slip()).to_contain_text("Travel")


def test_sim_needs_something_to_call_it_by(log: Log) -> None:
    """The message is at its field, which takes the focus."""
    log.open("sims/")
    log.press("Add a SIM")
    log.press("Save SIM")
    expect(log.field("Label")).to_be_focused()
    expect(log.page.get_by_text("Give the SIM a label, an operator")).to_be_visible()
    log.fill({"Operator": "AIS"})
    log.press("Save SIM")
    expect(card(log, "AIS")).to_be_visible()


def test_edited_sim_can_be_put_back_as_it_was(log: Log) -> None:
    """Cancel changes nothing."""
    log.store_sim(Label="Old name")
    log.open("sims/")
    log.press("Edit Old name")
    log.fill({"Label": "Never mind"})
    log.press("Cancel")
    expect(card(log, "Old name")).to_be_visible()
    log.press("Edit Old name")
    log.press("Discard")
    expect(log.field("Label")).to_have_value("Old name")
    log.fill({"Label": "New name"})
    log.press("Save SIM")
    expect(card(log, "New name")).to_be_visible()
    log.press("Undo")
    expect(card(log, "Old name")).to_be_visible()


def test_deleted_sim_comes_back_by_undo(log: Log) -> None:
    """It is a SIM without receipts."""
    log.store_sim(Label="Spare")
    log.open("sims/")
    log.press("Delete Spare")
    expect(log.page.get_by_role("heading", name="No SIM yet")).to_be_visible()
    log.press("Undo")
    expect(card(log, "Spare")).to_be_visible()


def test_sim_with_receipts_is_not_deleted(log: Log) -> None:
    """They would lose the number that a claim needs."""
    log.store_sim(Label="Travel")
    log.store(SIM="Travel")
    log.open("sims/")
    log.press("Delete Travel")
    told = log.page.get_by_text("Receipts belong to this SIM")
    expect(told).to_contain_text("Archive it on its page instead")
    expect(card(log, "Travel")).to_be_visible()
    card(log, "Travel").get_by_role("link", name="1 receipt").click()
    expect(log.rows()).to_have_count(1)


def test_card_tells_until_when_its_credit_is_good(log: Log) -> None:
    """The latest receipt with a day counts; the home page has the SIM that ends first."""
    log.page.clock.set_fixed_time("2026-11-22T12:00:00")
    log.store_sim(Label="Travel")
    log.store(SIM="Travel", Good_until="2026-12-22")
    log.open("sims/")
    hoped = "If the pending top-up arrives: until 22 Dec 2026"
    expect(card(log, "Travel")).to_contain_text(hoped)
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text(hoped)
    log.open("receipts/")
    log.rows().get_by_role("link").click()
    log.press("It arrived")
    expect(log.stamp()).to_contain_text("Credited")
    log.open("sims/")
    expect(card(log, "Travel")).to_contain_text("Good until 22 Dec 2026: 30 days left")
    log.open("")
    expect(log.page.locator("home-summary")).to_contain_text("30 days left")
    log.page.clock.set_fixed_time("2026-12-22T12:00:00")
    log.open("sims/")
    expect(card(log, "Travel")).to_contain_text("Good until today, 22 Dec 2026")
    log.page.clock.set_fixed_time("2027-01-01T12:00:00")
    log.open("sims/")
    expect(card(log, "Travel")).to_contain_text("Was good until 22 Dec 2026")


def test_typed_sim_survives_escape_and_reload(log: Log) -> None:
    """Each SIM has its own draft, until it is saved or discarded."""
    log.store_sim(Label="Spare")
    log.open("sims/")
    log.press("Add a SIM")
    log.fill({"Label": "Travel", "Country": "Thailand"})
    log.page.keyboard.press("Escape")
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    log.press("Edit Spare")
    expect(log.field("Label")).to_have_value("Spare")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_hidden()
    log.press("Cancel")
    log.page.reload()
    log.press("Add a SIM")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_visible()
    expect(log.field("Label")).to_have_value("Travel")
    expect(log.field("Country")).to_have_value("TH")
    log.press("Save SIM")
    expect(card(log, "Travel")).to_be_visible()
    log.press("Add a SIM")
    expect(log.field("Label")).to_have_value("")
    expect(log.page.get_by_text("Unsaved entry restored")).to_be_hidden()


def test_problem_of_a_sim_goes_as_soon_as_it_is_solved(log: Log) -> None:
    """An operator is as good as a label."""
    log.open("sims/")
    log.press("Add a SIM")
    log.press("Save SIM")
    expect(log.page.get_by_text("Give the SIM a label, an operator")).to_be_visible()
    log.fill({"Operator": "AIS"})
    log.field("Label").focus()
    expect(log.page.get_by_text("Give the SIM a label, an operator")).to_be_hidden()


def test_sim_that_ran_out_lately_is_still_told_of(log: Log) -> None:
    """The home page has it for 90 days, before the one that ends next."""
    for name, until in (("Old", "2026-11-25"), ("New", "2027-02-22")):
        log.store_sim(Label=name)
        log.store(SIM=name, Good_until=until, Status="credited")
    log.page.clock.set_fixed_time("2027-02-18T12:00:00")
    log.open("")
    lines = log.page.locator("home-summary").get_by_role("link").filter(has_text="ood until")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Was good until 25 Nov 2026")
    expect(lines.last).to_contain_text("4 days left")
    now = log.page.get_by_role("link", name="Top up, step by step · Old")
    expect(now).to_have_attribute("href", re.compile(log.sims["Old"]))
    log.page.clock.set_fixed_time("2027-02-24T12:00:00")
    log.open("")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text("Was good until 22 Feb 2027")


def test_edits_of_a_sim_in_two_tabs_are_joined_and_the_same_field_asks(log: Log) -> None:
    """Values that the other tab has saved are not overwritten without asking."""
    log.store_sim(Label="Travel", Operator="AIS")
    log.open("sims/")
    other = Log(log.page.context.new_page(), log.url)
    other.open("sims/")
    other.press("Edit Travel")
    log.press("Edit Travel")
    log.fill({"Operator": "AIS Thailand", "Label": "Trip"})
    log.press("Save SIM")
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    other.fill({"Phone number": "081 234 5678"})
    other.press("Save SIM")
    expect(other.page.get_by_role("dialog")).to_be_hidden()
    [stored] = log.stored("sims")
    joined = (stored["label"], stored["operator"], stored["phone"])
    assert joined == ("Trip", "AIS Thailand", "081 234 5678")
    expect(card(log, "Trip")).to_contain_text("081 234 5678")
    for tab, label in ((log, "Home"), (other, "Away")):
        tab.press("Edit Trip")
        tab.fill({"Label": label})
    log.press("Save SIM")
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    other.press("Save SIM")
    expect(other.page.get_by_text("In the other tab: Home")).to_be_visible()
    assert log.stored("sims")[0]["label"] == "Home"
    other.press("Save SIM")
    expect(card(log, "Away")).to_be_visible()
