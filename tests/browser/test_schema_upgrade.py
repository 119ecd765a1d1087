"""A new version changes the schema of the database while a tab of the old one is open."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.log import LEAST, Log
from browser.test_backup_page import choose, export, restore
from browser.test_old_logs import BACKUPS, present_version
from offline.hostile import HostileServer
from offline.releases import revised
from server.core.paths import PROJECT
from server.release.model import Release

# The scripts of the list, the form and backups, each bundled anew as one file.
ENTRIES = {
    "/assets/receipts.js": "web/receipts/entry.ts",
    "/assets/receipts-form.js": "web/receipts/form-entry.ts",
    "/assets/backup.js": "web/backup/entry.ts",
    "/assets/archive.js": "web/backup/archive.ts",
}
NEXT = present_version() + 1
STEP = "(r) => ({ ...r, trip: '' })"
# The changes for one more member of a record, as CONTRIBUTING lists them.
ONE_MORE_MEMBER = {
    "domain/records/kinds.ts": [("const VERSION =", "const VERSION = 1 +")],
    "domain/receipt-schema.ts": [
        (
            "  notes: lines(RECEIPT_LIMITS.notes),",
            "  notes: lines(RECEIPT_LIMITS.notes), trip: line(100),",
        ),
    ],
    "domain/receipt.ts": [
        ("receiptSteps: Steps = {", f"receiptSteps: Steps = {{ [{NEXT}]: {STEP},"),
    ],
    "domain/receipt-form.ts": [("    notes: form.lines(", "    trip: 'x', notes: form.lines(")],
}
OLDER_TAB = "A newer version of the app is open in another tab."
NEWER_TAB = "Another tab holds on to an older version of the log."


@pytest.fixture(scope="session")
def upgraded(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Return a release in which receipts have one more member."""
    folder = tmp_path_factory.mktemp("next")
    source = folder / "web"
    shutil.copytree(PROJECT / "web", source)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    (folder / "build").symlink_to(PROJECT / "build")
    for name, edits in ONE_MORE_MEMBER.items():
        text = (source / name).read_text()
        for former, latter in edits:
            assert former in text
            text = text.replace(former, latter)
        (source / name).write_text(text)
    return revised(release, {url: bundle(folder, entry) for url, entry in ENTRIES.items()})


def bundle(folder: Path, entry: str) -> bytes:
    """Return a script of the pages."""
    command = ["node_modules/.bin/esbuild", entry, "--bundle", "--format=esm"]
    apart = ["--external:./phone.js", "--external:./archive.js"]
    return subprocess.run([*command, *apart], cwd=folder, capture_output=True, check=True).stdout


@pytest.fixture
def host(release: Release) -> Iterator[HostileServer]:
    """Return a server that can be given another release."""
    server = HostileServer(release)
    yield server
    server.stop()


def version(page: Page) -> int:
    """Return the version of the database."""
    found: int = page.evaluate(
        """async () => {
          const all = await indexedDB.databases();
          return all.find(({ name }) => name === "nobars").version;
        }"""
    )
    return found


def test_upgrade_beside_an_open_old_tab_hangs_neither(
    page: Page, host: HostileServer, upgraded: Release
) -> None:
    """The old tab shows a message, and keeps its draft through the reload; the new tab works."""
    old = Log(page, host.url)
    old.start({**LEAST, "Notes": "begun in the old tab"})
    before = version(page)
    host.deploy(upgraded)
    new = Log(page.context.new_page(), host.url)
    new.add(Notes="from the new tab")
    assert version(new.page) == before + 1
    expect(page.get_by_text(OLDER_TAB)).to_be_visible()
    old.press("Save receipt")
    expect(page.get_by_text(OLDER_TAB)).to_be_visible()
    old.press("Reload")
    expect(old.field("Notes")).to_have_value("begun in the old tab")
    old.save()
    notes = [each["notes"] for each in old.stored("receipts")]
    assert sorted(notes) == ["begun in the old tab", "from the new tab"]


def test_every_stored_receipt_gets_the_new_member(
    page: Page, host: HostileServer, upgraded: Release
) -> None:
    """Both stored receipts and those of a backup get it; tombstones are unchanged."""
    log = Log(page, host.url)
    log.add(Notes="old")
    log.add(Notes="deleted")
    log.press("Delete")
    expect(page.get_by_role("heading", name="Receipts")).to_be_visible()
    backup = export(log)
    log.add(Notes="old, not in the backup")
    host.deploy(upgraded)
    log.open()
    expect(log.rows()).to_have_count(2)
    trips = [each.get("trip") for each in log.stored("receipts")]
    assert sorted(trips, key=str) == ["", "", None]
    restore(log, BACKUPS[0].read_bytes())
    choose(log, backup)
    expect(page.get_by_text("There is nothing to restore.")).to_be_visible()
    receipts = [each for each in log.stored("receipts") if "deleted" not in each]
    assert [each["trip"] for each in receipts] == [""] * 4


def test_backup_of_a_newer_release_is_refused_by_name(
    page: Page, host: HostileServer, release: Release, upgraded: Release
) -> None:
    """The message has its version, the supported one, and what to do."""
    host.deploy(upgraded)
    log = Log(page, host.url)
    log.add()
    backup = export(log)
    newest = version(page)
    page.evaluate("indexedDB.deleteDatabase('nobars')")
    page.evaluate("localStorage.clear()")
    host.deploy(release)
    choose(log, backup)
    words = f"This backup is of version {newest}, and this app reads versions up to {newest - 1}."
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    assert log.stored("receipts") == []


def test_log_of_a_newer_release_is_named_by_the_older_one(
    page: Page, host: HostileServer, release: Release, upgraded: Release
) -> None:
    """After a rollback, the log still exists, and the newer release shows it again."""
    host.deploy(upgraded)
    log = Log(page, host.url)
    log.add(Notes="kept")
    host.deploy(release)
    log.open()
    expect(page.get_by_text("was written by a newer version of the app")).to_be_visible()
    link = page.get_by_role("link", name="Go to the backup page")
    expect(link).to_have_attribute("href", "/en/backup/")
    host.deploy(upgraded)
    log.open()
    expect(log.rows()).to_have_count(1)


def test_old_tab_that_does_not_let_go_is_named_in_the_new_one(
    page: Page, host: HostileServer, upgraded: Release
) -> None:
    """The old tab is frozen. When it is closed, its draft is complete."""
    old = Log(page, host.url)
    old.add()
    frozen = page.context.new_page()
    frozen.goto(f"{host.url}/healthz")
    frozen.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open("nobars").onsuccess = ({ target }) => resolve(void (window.db = target));
        })"""
    )
    host.deploy(upgraded)
    new = Log(page.context.new_page(), host.url)
    new.open("receipts/new/")
    expect(new.page.get_by_text(NEWER_TAB)).to_be_visible()
    expect(page.get_by_text(OLDER_TAB)).to_be_visible()
    frozen.close()
    new.fill({**LEAST, "Notes": "written meanwhile"})
    new.press("Reload")
    expect(new.field("Notes")).to_have_value("written meanwhile")
    new.save()
    assert len(new.stored("receipts")) == 2
