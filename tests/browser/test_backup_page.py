"""Backups, proven by restoring them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.images import named, photo
from browser.log import LEAST, Log

STORES = ("receipts", "sims", "photos")


@pytest.fixture
def elsewhere(browser: Browser, log: Log) -> Iterator[Log]:
    """Return the empty log of another phone."""
    with browser.new_context(service_workers="block", locale="en-GB") as context:
        yield Log(context.new_page(), log.url)


def export(log: Log, button: str = "Export backup") -> bytes:
    """Return the file that a button downloads."""
    log.open("backup/")
    with log.page.expect_download() as download:
        log.press(button)
    return Path(download.value.path()).read_bytes()


def choose(log: Log, backup: bytes) -> None:
    """Choose a backup to restore."""
    log.open("backup/")
    choose_here(log, backup)


def choose_here(log: Log, backup: bytes) -> None:
    """Choose a backup to restore on the page that is open."""
    file = named("backup.zip", "application/zip", backup)
    log.page.get_by_label("Backup file").set_input_files(file)


def restore(log: Log, backup: bytes) -> None:
    """Restore a backup completely."""
    choose(log, backup)
    log.press("Restore now")
    expect(log.page.get_by_text("The backup was restored.")).to_be_visible()


def plan(log: Log) -> dict[str, list[str]]:
    """Return the dry run: how many of each kind are added, changed, deleted and skipped."""
    expect(log.page.get_by_role("heading", name="What restoring will do")).to_be_visible()
    rows = log.page.get_by_role("row").all()[1:]
    return {
        row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").all_inner_texts()
        for row in rows
    }


def whole(log: Log) -> dict[str, list[dict[str, Any]]]:
    """Return everything that is stored."""
    return {store: log.stored(store) for store in STORES}


def fill_log(log: Log) -> None:
    """Make a log with a SIM, photos, and a deletion."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Label": "Travel", **LEAST})
    log.add_photo(photo(log.page), photo(log.page, 200, 300))
    log.save()
    log.store(Notes='=1+1, "quoted"\nand more', Amount_paid="12.5", Currency="EUR")
    log.show(log.store(Notes="deleted"))
    log.press("Delete")
    expect(log.page.get_by_role("heading", name="Receipts")).to_be_visible()


def test_restored_backup_gives_the_same_log(log: Log, elsewhere: Log) -> None:
    """Photos have the same bytes, and deleted records stay deleted."""
    fill_log(log)
    restore(elsewhere, export(log))
    assert whole(elsewhere) == whole(log)
    elsewhere.open()
    expect(elsewhere.rows()).to_have_count(2)
    elsewhere.rows().last.get_by_role("link").click()
    expect(elsewhere.slip()).to_be_visible()


def test_backup_made_at_night_has_the_day_of_the_phone(log: Log) -> None:
    """In Bangkok the next day has begun while it is evening in UTC."""
    log.page.clock.set_fixed_time("2026-11-22T20:00:00Z")
    log.store()
    choose(log, export(log))
    expect(log.page.get_by_text("The backup was made on 23 Nov 2026.")).to_be_visible()


def test_dry_run_lists_the_changes_and_makes_none(log: Log, elsewhere: Log) -> None:
    """Additions, changes, deletions and skipped records are counted; Cancel changes nothing."""
    fill_log(log)
    backup = export(log)
    choose(elsewhere, backup)
    assert plan(elsewhere) == {
        "Receipts": ["2", "0", "0", "0"],
        "SIMs": ["1", "0", "0", "0"],
        "Photos": ["2", "0", "0", "0"],
        "Readings": ["0", "0", "0", "0"],
        "Uses": ["0", "0", "0", "0"],
        "Trips": ["0", "0", "0", "0"],
        "Rates": ["0", "0", "0", "0"],
        "Own codes": ["0", "0", "0", "0"],
    }
    elsewhere.press("Cancel")
    assert whole(elsewhere) == {store: [] for store in STORES}
    restore(elsewhere, backup)
    log.open()
    log.rows().first.get_by_role("link").click()
    log.press("It arrived")
    expect(log.slip().get_by_text("Credited", exact=True).first).to_be_visible()
    choose(elsewhere, export(log))
    assert plan(elsewhere)["Receipts"] == ["0", "1", "0", "1"]
    choose(log, backup)
    assert plan(log)["Receipts"] == ["0", "0", "0", "2"]
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()
    expect(log.page.get_by_role("button", name="Restore now")).to_be_hidden()


def test_two_phones_edits_are_joined_and_the_same_field_asks(log: Log, elsewhere: Log) -> None:
    """Each phone keeps the other's changes; if both changed a field, the user chooses."""
    log.store(Notes="bought at the gate")
    restore(elsewhere, export(log))
    for phone, changes in (
        (log, {"Order number": "A-2026", "Notes": "from the kiosk"}),
        (elsewhere, {"Fee": "5", "Notes": "from the shop"}),
    ):
        phone.open()
        phone.rows().first.get_by_role("link").click()
        phone.follow("Edit")
        phone.fill(changes)
        phone.save()
    choose(log, export(elsewhere))
    question = log.page.get_by_role("group", name="Notes")
    expect(question.get_by_label("In the backup: from the shop")).to_be_checked()
    expect(log.page.get_by_role("group", name="Order number")).to_have_count(0)
    question.get_by_label("On this phone: from the kiosk").check()
    log.press("Restore now")
    expect(log.page.get_by_text("The backup was restored.")).to_be_visible()
    [joined] = log.stored("receipts")
    assert joined["order"] == "A-2026"
    assert joined["fee"] == {"amount": 500, "currency": "THB"}
    assert joined["notes"] == "from the kiosk"
    restore(elsewhere, export(log))
    assert elsewhere.stored("receipts") == log.stored("receipts")


def test_restore_can_be_undone(log: Log, elsewhere: Log) -> None:
    """The former log is there again, and the same backup can be restored once more."""
    fill_log(log)
    backup = export(log)
    elsewhere.show(elsewhere.store(Notes="own"))
    before = whole(elsewhere)
    restore(elsewhere, backup)
    assert whole(elsewhere) != before
    elsewhere.press("Undo")
    expect(elsewhere.page.get_by_text("It is as it was before.")).to_be_visible()
    assert whole(elsewhere) == before
    restore(elsewhere, backup)
    elsewhere.open()
    expect(elsewhere.rows()).to_have_count(3)


def test_backups_of_two_phones_merge(log: Log, elsewhere: Log) -> None:
    """Both phones then have the same log."""
    log.show(log.store(Notes="here"))
    elsewhere.store(Notes="there")
    here, there = export(log), export(elsewhere)
    restore(log, there)
    restore(elsewhere, here)
    assert whole(log) == whole(elsewhere)


def test_damaged_backup_restores_its_intact_parts(log: Log, elsewhere: Log) -> None:
    """Missing parts are listed first, and another copy restores them."""
    fill_log(log)
    backup = export(log)
    middle = backup.index(b"photos/") + 500
    changed = backup[:middle] + bytes([backup[middle] ^ 1]) + backup[middle + 1 :]
    choose(elsewhere, changed)
    expect(elsewhere.page.get_by_role("heading", name="What is missing")).to_be_visible()
    lines = elsewhere.page.get_by_role("listitem").filter(has_text="missing or damaged")
    expect(lines).to_have_text(["THB 300.00 · 22 Nov 2026: 1 photo is missing or damaged."])
    assert plan(elsewhere)["Photos"] == ["1", "0", "0", "0"]
    elsewhere.press("Restore now")
    expect(elsewhere.page.get_by_text("The backup was restored.")).to_be_visible()
    assert len(elsewhere.stored("receipts")) == len(log.stored("receipts"))
    restore(elsewhere, backup)
    assert whole(elsewhere) == whole(log)


def test_backup_that_was_packed_again_restores(log: Log, elsewhere: Log) -> None:
    """It may be in a folder of another ZIP, or unpacked."""
    fill_log(log)
    backup = export(log)
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"nobars-backup-2026-11-26/{name}", content)
    restore(elsewhere, packed.getvalue())
    assert whole(elsewhere) == whole(log)
    unpacked = [
        named(name.rpartition("/")[2], "application/octet-stream", content)
        for name, content in files.items()
    ]
    elsewhere.open("backup/")
    elsewhere.page.get_by_label("Backup file").set_input_files(unpacked)
    expect(elsewhere.page.get_by_text("There is nothing to restore.")).to_be_visible()
    expect(elsewhere.page.get_by_role("heading", name="What is missing")).to_be_hidden()


def test_other_files_are_refused_with_the_reason(log: Log) -> None:
    """Nothing changes."""
    for file, words in (
        (b"PK\3\4 and no more", "This file ends too early"),
        (b"PNG", "This file is not a backup of Nobars."),
    ):
        choose(log, file)
        field = log.page.get_by_label("Backup file")
        expect(log.page.get_by_role("alert").filter(has_text=words)).to_be_visible()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(log.page.get_by_role("button", name="Restore now")).to_be_hidden()
    assert whole(log) == {store: [] for store in STORES}


def test_backup_without_https_restores_with_a_word(log: Log) -> None:
    """If the browser has no checksums, none are checked, and the page says so."""
    log.page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    log.store()
    choose(log, export(log))
    expect(log.page.get_by_text("The checksums are missing")).to_be_visible()
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()


def test_table_opens_in_a_spreadsheet_without_harm(log: Log) -> None:
    """It has RFC 4180, UTF-8 with its mark, and no cell that a spreadsheet would calculate."""
    fill_log(log)
    text = export(log, "Export CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["amount_paid"] for row in rows] in (["300.00", "12.50"], ["12.50", "300.00"])
    assert {row["notes"] for row in rows} == {"", '\'=1+1, "quoted"\nand more'}


def test_page_tells_how_old_the_last_backup_is(log: Log) -> None:
    """It also says how many changes are not in it."""
    log.page.clock.install(time="2026-11-22T12:00:00")
    log.store()
    log.open("backup/")
    expect(log.page.get_by_text("No backup yet")).to_be_visible()
    export(log)
    log.press("Yes, it is there")
    expect(log.page.get_by_text("Last backup: today")).to_be_visible()
    expect(log.page.get_by_text("All receipts are in it")).to_be_visible()
    log.page.clock.fast_forward("49:00:00")
    log.store()
    log.open("backup/")
    expect(log.page.get_by_text("Last backup: 2 days ago")).to_be_visible()
    expect(log.page.get_by_text("1 receipt is new or changed since then")).to_be_visible()


SHARING = """
  navigator.canShare = () => true;
  navigator.share = async (data) => {
    document.documentElement.dataset.shared = data.files[0].name;
    if (window.answer) throw new DOMException("", window.answer);
  };
"""


def test_backup_can_be_shared(log: Log) -> None:
    """A closed share sheet counts as no backup; a refused file is downloaded instead."""
    log.page.add_init_script(SHARING)
    log.store()
    log.open("backup/")
    log.page.evaluate("window.answer = 'AbortError'")
    log.press("Share backup")
    expect(log.page.locator("html")).to_have_attribute("data-shared", re.compile(r"\.zip$"))
    expect(log.page.get_by_text("No backup yet")).to_be_visible()
    log.page.evaluate("window.answer = 'NotAllowedError'")
    with log.page.expect_download():
        log.press("Share backup")
    expect(log.page.get_by_text("Is it in your files?")).to_be_visible()
    log.page.evaluate("window.answer = ''")
    log.press("Share backup")
    expect(log.page.get_by_text("Last backup: today")).to_be_visible()


def test_download_that_never_landed_is_no_backup(log: Log) -> None:
    """Only users can see whether it was saved, so the page asks."""
    log.store()
    export(log)
    expect(log.page.get_by_text("No backup yet")).to_be_visible()
    log.press("No")
    expect(log.page.get_by_text("Then this backup was not saved.")).to_be_visible()
    log.open("backup/")
    expect(log.page.get_by_text("No backup yet")).to_be_visible()


def test_restored_log_counts_as_backed_up_by_that_file(log: Log, elsewhere: Log) -> None:
    """Everything is in the file."""
    log.store()
    restore(elsewhere, export(log))
    expect(elsewhere.page.get_by_text("All receipts are in it")).to_be_visible()


def test_restored_log_with_more_than_the_file_is_not_backed_up(log: Log, elsewhere: Log) -> None:
    """Other records of the phone are in no file."""
    log.show(log.store())
    elsewhere.store()
    restore(elsewhere, export(log))
    expect(elsewhere.page.get_by_text("No backup yet")).to_be_visible()


def export_after_another(log: Log, elsewhere: Log) -> bytes:
    """Return a backup of one phone, after which another phone with another receipt made its own."""
    log.store()
    older = export(log)
    elsewhere.store(Amount_paid="5")
    export(elsewhere)
    return older


def test_older_receipts_of_another_phone_are_not_in_the_last_backup(
    log: Log, elsewhere: Log
) -> None:
    """They came after it; undoing the restore leaves nothing that it lacks."""
    older = export_after_another(log, elsewhere)
    elsewhere.press("Yes, it is there")
    expect(elsewhere.page.get_by_text("All receipts are in it")).to_be_visible()
    restore(elsewhere, older)
    expect(elsewhere.page.get_by_text("1 receipt is new or changed since then")).to_be_visible()
    elsewhere.press("Undo")
    expect(elsewhere.page.get_by_text("All receipts are in it")).to_be_visible()


def test_receipts_brought_in_before_a_backup_was_confirmed_are_not_in_it(
    log: Log, elsewhere: Log
) -> None:
    """They are older than the backup, but came after it was packed."""
    older = export_after_another(log, elsewhere)
    choose_here(elsewhere, older)
    elsewhere.press("Restore now")
    expect(elsewhere.page.get_by_text("The backup was restored.")).to_be_visible()
    elsewhere.press("Yes, it is there")
    expect(elsewhere.page.get_by_text("1 receipt is new or changed since then")).to_be_visible()


def test_photos_of_unsaved_entries_are_not_in_the_backup(log: Log, elsewhere: Log) -> None:
    """They belong to no record yet."""
    log.start()
    log.add_photo(photo(log.page))
    other = Log(log.page.context.new_page(), log.url)
    other.store()
    restore(elsewhere, export(other))
    assert elsewhere.stored("photos") == []


def test_empty_log_has_nothing_to_back_up(log: Log) -> None:
    """There is no button for an empty backup."""
    log.open("backup/")
    expect(log.page.get_by_text("There is nothing to back up yet")).to_be_visible()
    expect(log.page.get_by_role("button", name="Export backup")).to_be_disabled()
    log.seed("trips", {"name": "Asia", "from": "2026-11-20", "to": "2026-11-30"})
    log.open("backup/")
    expect(log.page.get_by_role("button", name="Export backup")).to_be_enabled()
