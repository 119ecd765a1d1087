"""A new version changes the database's shape while a tab of the old one is open."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.log import LEAST, Log
from offline.hostile import HostileServer
from offline.releases import revised
from server.core.paths import PROJECT
from server.release.model import Release

# The scripts of the list and of the form, each bundled anew as one file.
ENTRIES = {
    "/assets/receipts.js": "web/receipts/entry.ts",
    "/assets/receipts-form.js": "web/receipts/form-entry.ts",
}
NEXT_STEP = '(database) => void database.createObjectStore("next" as "meta"),'
OLDER_TAB = "A newer version of the app is open in another tab."
NEWER_TAB = "Another tab holds on to an older version of the log."


@pytest.fixture(scope="session")
def upgraded(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Return the release in which the log has one more migration."""
    folder = tmp_path_factory.mktemp("next")
    source = folder / "web"
    shutil.copytree(PROJECT / "web", source)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    (folder / "build").symlink_to(PROJECT / "build")
    migrations = source / "store" / "migrations.ts"
    steps, rest = migrations.read_text().split("\n];\n")
    migrations.write_text(f"{steps}\n  {NEXT_STEP}\n];\n{rest}")
    apart = ["--external:./phone.js", "--external:./archive.js"]

    def bundle(entry: str) -> bytes:
        command = ["node_modules/.bin/esbuild", entry, "--bundle", "--format=esm", *apart]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout

    return revised(release, {url: bundle(entry) for url, entry in ENTRIES.items()})


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
    """The old tab is told, and keeps its draft through the reload; the new one just works."""
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


def test_old_tab_that_does_not_let_go_is_named_in_the_new_one(
    page: Page, host: HostileServer, upgraded: Release
) -> None:
    """As one that the phone has frozen. When it is closed, nothing of the draft is missing."""
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
