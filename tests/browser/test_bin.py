"""The bin: deleted records stay for 30 days, and each step can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.images import photo
from browser.log import LEAST, Log
from browser.test_backup_page import choose, export, plan, restore


@pytest.fixture
def elsewhere(browser: Browser, log: Log) -> Iterator[Log]:
    """Return the empty log of another phone."""
    with browser.new_context(service_workers="block", locale="en-GB") as context:
        yield Log(context.new_page(), log.url)


def entries(log: Log) -> Locator:
    """Return the entries of the bin, on its page."""
    return log.page.locator("bin-page [data-part=entries] > li")


def delete(log: Log) -> None:
    """Delete the shown receipt."""
    log.press("Delete")
    expect(log.page.get_by_role("heading", name="Receipts", exact=True)).to_be_visible()


def undo_words(log: Log) -> Locator:
    """Return the text of the offer to undo."""
    return log.page.locator("undo-toast [data-slot=text]")


def test_deleted_receipt_can_be_looked_at_and_brought_back_with_its_photos(log: Log) -> None:
    """The page of the bin has it after a reload, days later."""
    log.page.clock.install(time=datetime(2026, 11, 22, tzinfo=UTC))
    log.start({**LEAST, "Order number": "A-42", "Notes": "at the gate"})
    log.add_photo(photo(log.page))
    log.save()
    delete(log)
    log.page.clock.set_system_time(datetime(2026, 12, 20, tzinfo=UTC))
    log.open()
    log.follow("Bin")
    expect(entries(log)).to_have_count(1)
    expect(entries(log)).to_contain_text("Receipt THB\u00a0300.00")
    expect(entries(log)).to_contain_text("Deleted on 22 Nov 2026, here until 22 Dec 2026")
    expect(entries(log)).to_contain_text("With 1 entry that belongs to it")
    log.unfold("Look at it")
    expect(log.slip()).to_contain_text("A-42")
    expect(log.slip()).to_contain_text("at the gate")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    entries(log).get_by_role("button", name="Bring back").click()
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    log.open()
    log.rows().get_by_role("link").click()
    expect(log.slip()).to_contain_text("A-42")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)


def test_after_30_days_it_is_gone_for_good(log: Log) -> None:
    """The database has only its tombstone."""
    log.page.clock.install(time=datetime(2026, 11, 22, tzinfo=UTC))
    log.start()
    log.add_photo(photo(log.page))
    log.save()
    delete(log)
    log.page.clock.set_system_time(datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=32))
    log.open("bin/")
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    for store in ("receipts", "photos"):
        assert [sorted(each) for each in log.stored(store)] == [["deleted", "id", "updatedAt"]]


def test_emptying_asks_first_and_then_lets_nothing_come_back(log: Log) -> None:
    """Neither the bin nor undo can restore it."""
    log.show(log.store())
    delete(log)
    log.open("bin/")
    log.press("Empty the bin…")
    expect(log.page.get_by_role("heading", name="Delete 1 entry for good?")).to_be_visible()
    log.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(entries(log)).to_have_count(1)
    log.press("Empty the bin…")
    log.press("Delete for good")
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    assert [sorted(each) for each in log.stored("receipts")] == [["deleted", "id", "updatedAt"]]
    expect(log.page.get_by_role("button", name="Undo").filter(visible=True)).to_have_count(0)


def test_receipt_brings_its_deleted_sim_along(log: Log) -> None:
    """A receipt is no proof without its number."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({**LEAST, "Label": "Travel"})
    log.save()
    delete(log)
    log.open("sims/")
    log.page.get_by_role("button", name="Delete Travel").click()
    expect(log.page.get_by_text("No SIM yet")).to_be_visible()
    log.open("bin/")
    expect(entries(log)).to_have_count(2)
    receipt = entries(log).filter(has_text="Receipt")
    receipt.get_by_role("button", name="Bring back").click()
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    log.open()
    expect(log.rows()).to_contain_text("Travel")


def test_photo_removed_by_an_edit_returns_to_its_receipt(log: Log) -> None:
    """The receipt keeps its other edits."""
    log.start()
    log.add_photo(photo(log.page))
    log.save()
    log.follow("Edit")
    log.press("Remove photo 1")
    log.fill({"Notes": "edited"})
    log.save()
    expect(log.photos()).to_have_count(0)
    log.open("bin/")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    entries(log).get_by_role("button", name="Bring back").click()
    expect(log.page.get_by_text("The bin is empty")).to_be_visible()
    log.open()
    log.rows().get_by_role("link").click()
    expect(log.slip()).to_contain_text("edited")
    expect(log.photos()).to_have_count(1)


def test_bin_moves_to_another_phone_by_a_backup(log: Log, elsewhere: Log) -> None:
    """It has its photos, and the plan lists it."""
    log.start()
    log.add_photo(photo(log.page))
    log.save()
    delete(log)
    choose(elsewhere, export(log))
    expect(elsewhere.page.get_by_text("2 deleted entries of the backup come")).to_be_visible()
    elsewhere.press("Restore now")
    expect(elsewhere.page.get_by_text("The backup was restored.")).to_be_visible()
    elsewhere.open("bin/")
    entries(elsewhere).get_by_role("button", name="Bring back").click()
    expect(elsewhere.page.get_by_text("The bin is empty")).to_be_visible()
    elsewhere.open()
    elsewhere.rows().get_by_role("link").click()
    expect(elsewhere.photos()).to_have_js_property("naturalWidth", 400)


def test_restore_lists_later_deletions_and_offers_them(log: Log) -> None:
    """Even after emptying the bin, the backup has it."""
    log.start()
    log.add_photo(photo(log.page))
    log.save()
    backup = export(log)
    log.open()
    log.rows().get_by_role("link").click()
    delete(log)
    log.open("bin/")
    log.press("Empty the bin…")
    log.press("Delete for good")
    choose(log, backup)
    assert plan(log)["Receipts"] == ["0", "0", "0", "0"]
    expect(log.page.get_by_text("2 entries in this backup were deleted later:")).to_be_visible()
    expect(log.page.get_by_text("THB\u00a0300.00 · 22 Nov 2026")).to_be_visible()
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_hidden()
    expect(log.page.get_by_label("Bring it back")).to_be_checked()
    log.press("Restore now")
    expect(log.page.get_by_text("The backup was restored.")).to_be_visible()
    log.open()
    log.rows().get_by_role("link").click()
    expect(log.photos()).to_have_js_property("naturalWidth", 400)


def test_later_deletions_stay_unless_the_user_wants_them_back(log: Log) -> None:
    """The user decides."""
    log.show(log.store(Notes="first"))
    backup = export(log)
    log.open()
    log.rows().get_by_role("link").click()
    delete(log)
    choose(log, backup)
    wanted = log.page.get_by_label("Bring it back")
    expect(wanted).to_be_checked()  # so the plan is shown
    wanted.uncheck()
    log.press("Restore now")
    expect(log.page.get_by_role("heading", name="What restoring will do")).to_be_hidden()
    log.open()
    expect(log.page.get_by_role("heading", name="No receipts yet")).to_be_visible()


def test_undo_takes_back_the_latest_step_and_then_the_one_before(log: Log) -> None:
    """Steps are status, edit, delete and restore, on any page."""
    log.show(log.store(Notes="first"))
    backup = export(log)
    log.open()
    log.rows().get_by_role("link").click()
    log.press("It failed")
    expect(log.slip().get_by_text("Failed").first).to_be_visible()
    log.follow("Edit")
    log.fill({"Notes": "second"})
    log.save()
    delete(log)
    restore(log, backup)
    log.open()
    expect(undo_words(log)).to_have_text("The backup was restored.")
    log.press("Undo")
    expect(undo_words(log)).to_contain_text("And before that: The receipt for THB\u00a0300.00")
    log.press("Undo")
    expect(log.rows()).to_contain_text("Failed")
    log.rows().get_by_role("link").click()
    expect(log.slip()).to_contain_text("second")
    log.press("Undo")
    expect(log.slip()).to_contain_text("first")
    expect(log.slip().get_by_text("Failed").first).to_be_visible()
    log.press("Undo")
    expect(log.slip().get_by_text("Pending").first).to_be_visible()
    expect(undo_words(log)).to_have_text("It is as it was before.")


def test_steps_are_listed_with_the_bin_for_the_whole_visit(log: Log) -> None:
    """They are there hours later, when the message with undo is gone."""
    log.page.clock.install(time=datetime(2026, 11, 22, 9, tzinfo=UTC))
    log.show(log.store(Notes="first"))
    log.press("It failed")
    expect(log.slip().get_by_text("Failed").first).to_be_visible()
    log.press("I made a claim")
    expect(log.slip().get_by_text("Claimed").first).to_be_visible()
    log.page.clock.set_system_time(datetime(2026, 11, 22, 15, tzinfo=UTC))
    log.open("bin/")
    steps = log.page.locator("bin-page [data-part=steps] > li")
    expect(steps).to_have_count(2)
    log.page.locator("bin-page").get_by_role("button", name="Undo").click()
    expect(steps).to_have_count(1)
    log.page.locator("bin-page").get_by_role("button", name="Undo").click()
    expect(steps).to_have_count(0)
    assert log.stored("receipts")[0]["status"] == "pending"
