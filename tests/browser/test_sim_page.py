"""The page of a SIM: its dates and the reasons, its readings and uses, and what hangs on it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect

from browser.images import named, photo
from browser.log import LEAST, Log
from browser.test_backup_page import export
from browser.test_sims import card

TODAY = "2026-11-25T10:00:00+07:00"


def open_sim(log: Log, name: str) -> None:
    """Open the page of a stored SIM."""
    log.open(f"sims/view/?id={log.sims[name]}")
    expect(log.page.get_by_role("heading", name=name, level=1)).to_be_visible()


def rule(log: Log) -> Locator:
    """Return the card of the first rule."""
    return log.page.locator(".rules > li").first


def test_sim_page_proposes_rules_of_its_country_with_their_risks(log: Log) -> None:
    """No rule is used by itself; each shows source, age and tier."""
    log.page.clock.install(time=TODAY)
    log.store_sim(Label="Trip", Operator="AIS", Country="TH")
    log.store(SIM="Trip", Status="credited")
    open_sim(log, "Trip")
    expect(log.page.get_by_text("No rule yet.")).to_be_visible()
    log.press("Add a rule")
    expect(log.page.get_by_text("A wrong rule can cost you the number.")).to_be_visible()
    first = log.page.locator(".presets > li").first
    expect(first).to_contain_text("AIS")
    expect(first).to_contain_text("As of 2019 · two sources: check it")
    expect(first).to_contain_text("pattayalife.net")
    read = log.page.locator(".presets > li").filter(has_text="most SIMs a person may have: 5")
    expect(read).to_contain_text("As of 2024 · two sources: check it")
    expect(read.get_by_role("button")).to_have_count(0)  # nothing is computed from a text
    first.get_by_role("button", name="Take this rule over").click()
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    expect(rule(log)).to_contain_text("Top-up of 22 Nov 2026 + 30 days")
    expect(rule(log)).to_contain_text("until 22 Dec 2026")
    expect(log.page.get_by_text("By 22 Dec 2026: 27 days left")).to_be_visible()
    log.page.reload()
    expect(rule(log)).to_contain_text("until 22 Dec 2026")
    log.open("sims/")
    expect(card(log, "Trip")).to_contain_text("By 22 Dec 2026: 27 days left")


def test_corrected_rule_is_ones_own_and_can_be_taken_back(log: Log) -> None:
    """It keeps the source, and says that it was corrected."""
    log.page.clock.install(time=TODAY)
    log.store_sim(Label="Trip", Operator="AIS", Country="TH")
    log.store(SIM="Trip", Status="credited")
    open_sim(log, "Trip")
    log.press("Add a rule")
    log.page.get_by_role("button", name="Take this rule over").first.click()
    log.unfold("The rule and its source")
    rule(log).get_by_role("button", name="Correct").click()
    log.fill({"It lasts": "45"})
    log.press("Save rule")
    expect(rule(log)).to_contain_text("until 6 Jan 2027")
    log.unfold("The rule and its source")
    expect(rule(log)).to_contain_text("Corrected by you since")
    log.press("Undo")
    expect(rule(log)).to_contain_text("until 22 Dec 2026")


def test_rule_says_that_only_charged_use_counts_and_what_else_is_known(log: Log) -> None:
    """A free call that was noted as use would cost the number."""
    log.store_sim(Label="Home", Operator="Three", Country="GB")
    open_sim(log, "Home")
    log.press("Add a rule")
    first = log.page.locator(".presets > li").first
    expect(first).to_contain_text("mobile data (only if charged)")
    first.get_by_role("button", name="Take this rule over").click()
    log.unfold("The rule and its source")
    expect(rule(log)).to_contain_text("mobile data (only if charged)")
    rule(log).get_by_role("button", name="Correct").click()
    chosen = log.field("What counts").locator("option:checked")
    expect(chosen).to_have_text("A charged call, SMS or data")
    log.fill({"It lasts": "150"})
    log.press("Save rule")
    log.unfold("The rule and its source")
    expect(rule(log)).to_contain_text("150 days from")
    expect(rule(log)).to_contain_text("mobile data (only if charged)")
    log.store_sim(Label="Trip", Operator="China Mobile", Country="CN")
    open_sim(log, "Trip")
    log.press("Add a rule")
    expect(log.page.locator(".presets > li").first).to_contain_text("differs by province")


def test_use_is_noted_in_one_tap_and_counts(log: Log) -> None:
    """In this rule an SMS is enough; after undo, nothing is known again."""
    log.page.clock.install(time=TODAY)
    log.store_sim(Label="Home")
    open_sim(log, "Home")
    log.press("Add a rule")
    expect(log.field("It lasts")).to_be_visible()
    log.fill({"Clock": "number", "What counts": "call sms data", "It lasts": "6"})
    log.page.get_by_label("It lasts: days or months").select_option("months")
    log.press("Save rule")
    expect(rule(log)).to_contain_text("Nothing that counts has been noted yet.")
    log.unfold("The rule and its source")
    expect(rule(log).get_by_text("Typed by you")).to_be_visible()
    log.press("I sent an SMS")
    expect(rule(log)).to_contain_text("SMS of 25 Nov 2026 + 6 months")
    expect(log.page.get_by_text("By 25 May 2027")).to_be_visible()
    expect(log.page.get_by_text("After that the number is lost.")).to_be_visible()
    acts = "What puts it off: an outgoing call, an SMS sent, or mobile data."
    expect(log.page.get_by_text(acts)).to_be_visible()
    log.press("Undo")
    expect(rule(log)).to_contain_text("Nothing that counts has been noted yet.")


def test_length_of_a_rule_must_be_a_number(log: Log) -> None:
    """The message is at its field, and nothing is stored."""
    log.store_sim(Label="Home")
    open_sim(log, "Home")
    log.press("Add a rule")
    expect(log.field("It lasts")).to_be_visible()
    log.fill({"It lasts": "soon"})
    log.press("Save rule")
    expect(log.page.get_by_text("Type a whole number from 1 to 9999.")).to_be_visible()
    assert log.stored("sims")[0]["rules"] == []


def test_number_is_copied_in_both_forms_and_shown_large(log: Log) -> None:
    """With the country code for a bank abroad, without it for a local shop."""
    log.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log.store_sim(Label="Trip", Country="TH", Phone_number="081 234 5678")
    open_sim(log, "Trip")
    log.press("Copy the number with country code")
    assert log.page.evaluate("navigator.clipboard.readText()") == "+66812345678"
    log.press("Copy the number without country code")
    assert log.page.evaluate("navigator.clipboard.readText()") == "0812345678"
    log.press("Show large")
    large = log.page.get_by_role("dialog", name="Phone number")
    expect(large).to_contain_text("+66 812 345 678")
    expect(large).to_contain_text("081 234 5678")
    large.get_by_role("button", name="Close").click()
    expect(large).to_be_hidden()
    log.store_sim(Label="Typed in haste", Country="TH", Phone_number="081 234")
    open_sim(log, "Typed in haste")
    expect(log.page.get_by_text("This number is too short.")).to_be_visible()
    log.store_sim(Label="Abroad", Country="CN", Phone_number="+66 81 234 5678")
    open_sim(log, "Abroad")
    expect(log.page.get_by_text("This is a number of another country")).to_be_visible()


def test_services_of_a_number_must_be_moved_before_it_lapses(log: Log) -> None:
    """The warning ends when everything is moved."""
    log.page.clock.install(time=TODAY)
    log.store_sim(Label="Home")
    open_sim(log, "Home")
    log.fill({"Bank, messenger, mail …": "My bank"})
    log.page.get_by_role("button", name="Add", exact=True).click()
    warning = log.page.get_by_text("Move these first")
    moved = log.page.get_by_role("checkbox", name="My bank")
    expect(moved).to_be_visible()
    expect(warning).to_be_hidden()
    log.press("Add a rule")
    expect(log.field("It lasts")).to_be_visible()
    log.fill({"Clock": "number", "Ends on a day, whatever is paid": "2026-12-10"})
    log.press("Save rule")
    expect(warning).to_be_visible()
    moved.check()
    expect(warning).to_be_hidden()
    expect(moved).to_be_checked()


def test_top_up_again_fills_the_form(log: Log) -> None:
    """It has the last receipt's values, except those that belong only to it."""
    log.store_sim(Label="Trip")
    log.store(SIM="Trip", Paid_through="7-Eleven", Channel="shop", Order_number="A1")
    open_sim(log, "Trip")
    expect(log.page.get_by_text("Spent in all: THB 300.00")).to_be_visible()
    log.page.get_by_role("link", name="Top up again").click()
    expect(log.field("Amount paid")).to_have_value("300.00")
    expect(log.field("Paid through")).to_have_value("7-Eleven")
    expect(log.field("Order number")).to_have_value("")


def test_archived_sim_is_put_away_and_comes_back(log: Log) -> None:
    """It keeps its page and its receipts, and no new receipt begins with it."""
    log.store_sim(Label="Old")
    log.store(SIM="Old")
    open_sim(log, "Old")
    log.press("Archive")
    expect(log.page.get_by_text("This SIM is put away.")).to_be_visible()
    log.open("receipts/new/")
    expect(log.field("SIM")).to_have_value("")
    log.open("sims/")
    expect(card(log, "Old")).to_be_hidden()
    log.unfold("Archived SIMs")
    card(log, "Old").get_by_role("link", name="Old").click()
    log.press("Take back from the archive")
    expect(log.page.get_by_role("button", name="Archive", exact=True)).to_be_visible()
    log.open("sims/")
    expect(card(log, "Old")).to_be_visible()


def test_details_are_kept_and_the_card_number_is_checked(log: Log) -> None:
    """A wrong check digit is pointed out, but can be saved."""
    log.open("sims/")
    log.press("Add a SIM")
    log.fill({"Label": "Trip"})
    log.unfold("More about this SIM")
    log.fill({"Card number (ICCID)": "8944 1100 6503 4102 311", "APN": "internet", "Brand": "dtac"})
    expect(log.page.get_by_text("The check digit does not fit.")).to_be_visible()
    log.fill({"Card number (ICCID)": "8944 1100 6503 4102 310"})
    expect(log.page.get_by_text("The check digit fits.")).to_be_visible()
    log.fill({"Automatic top-up is charged to": "Visa 1234", "Cancel by": "2027-01-05"})
    log.press("Save SIM")
    expect(log.page.get_by_role("dialog")).to_be_hidden()
    card(log, "Trip").get_by_role("link", name="Trip").click()
    details = log.page.locator(".details")
    for text in ("8944 1100 6503 4102 310", "internet", "Visa 1234", "5 Jan 2027"):
        expect(details.get_by_text(text)).to_be_visible()
    expect(log.page.get_by_text("The last day to cancel the automatic top-up.")).to_be_visible()


def test_two_sims_alike_are_told_apart(log: Log) -> None:
    """List and form show the end of their numbers."""
    log.store_sim(Label="Trip", Phone_number="0812345678")
    log.store_sim(Label="Trip", Phone_number="0812349999")
    log.open("sims/")
    expect(log.page.get_by_role("heading", name="Trip · …\u20605678")).to_be_visible()
    log.open("receipts/new/")
    expect(log.field("SIM").locator("option", has_text="…\u20609999")).to_have_count(1)
    log.fill({**LEAST, "SIM": "Trip · …\u20609999"})
    log.save()
    expect(log.slip()).to_contain_text("Trip · …\u20609999")
    log.open()
    expect(log.rows()).to_contain_text("Trip · …\u20609999")


def test_page_of_a_sim_that_is_not_here_says_so(log: Log) -> None:
    """It links to the list of SIMs."""
    log.open("sims/view/?id=019f0000-0000-7000-8000-000000000001")
    expect(log.page.get_by_text("This SIM is not on this phone.")).to_be_visible()
    expect(log.page.get_by_role("link", name="All SIMs")).to_be_visible()


def test_rules_that_cannot_be_loaded_are_not_said_to_be_unknown(log: Log) -> None:
    """The network may answer with a sign-in page."""
    log.page.route("**/operators.json", lambda route: route.fulfill(body="<html>"))
    log.store_sim(Label="Trip", Country="TH")
    open_sim(log, "Trip")
    log.press("Add a rule")
    expect(log.page.get_by_text("The rules that others have read aren’t saved")).to_be_visible()
    expect(log.page.get_by_text("For this country no rule is known here.")).to_be_hidden()


def test_photo_of_the_card_is_kept_with_the_sim(log: Log) -> None:
    """It is in backups, comes back after its removal, and goes and returns with the SIM."""
    log.store_sim(Label="Trip")
    open_sim(log, "Trip")
    log.field("Photos of the card").set_input_files([photo(log.page), photo(log.page, 200, 300)])
    expect(log.photos()).to_have_count(2)
    log.field("Photos of the card").set_input_files([named("a.jpg", "image/jpeg", b"no picture")])
    expect(log.page.get_by_text("a.jpg can’t be opened")).to_be_visible()
    log.wait_for_stored("sims", "records[0].photoIds.length === 2")
    assert [each["simId"] for each in log.stored("photos")] == [log.sims["Trip"]] * 2
    log.page.reload()
    expect(log.photos().first).to_have_js_property("naturalWidth", 400)
    log.press("Remove photo 1")
    expect(log.photos()).to_have_count(1)
    log.press("Undo")
    expect(log.photos()).to_have_count(2)
    with zipfile.ZipFile(io.BytesIO(export(log))) as files:
        assert sum(name.startswith("photos/") for name in files.namelist()) == 2
    log.open("sims/")
    log.press("Delete Trip")
    expect(card(log, "Trip")).to_be_hidden()
    log.open("bin/")
    log.press("Bring back Trip")
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    log.page.clock.set_system_time(datetime.now(UTC) + timedelta(days=2))
    log.start()  # this deletes old photos that belong to nothing
    open_sim(log, "Trip")
    expect(log.photos().first).to_have_js_property("naturalWidth", 400)
    expect(log.photos()).to_have_count(2)
