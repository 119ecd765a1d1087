"""Logs and backups of every version that a release has written: they must always open."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.database import SETTLED, decode_bytes
from browser.log import Log
from browser.test_backup_page import choose, restore, whole

FIXTURES = Path(__file__).parent / "fixtures"
DATABASES = sorted(FIXTURES.glob("database-*.json"))
BACKUPS = sorted(FIXTURES.glob("backup-*.zip"))
KINDS = ("receipts", "sims", "photos")

WRITE_DATABASE = f"""async (dump) => {{{SETTLED}
  const decode = (value) => {{
    if (Array.isArray(value)) return value.map(decode);
    if (value === null || typeof value !== "object") return value;
    if (value.$base64) return Uint8Array.from(atob(value.$base64), (c) => c.charCodeAt(0)).buffer;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, decode(each)]));
  }};
  const opening = indexedDB.open("nobars", dump.version);
  opening.onupgradeneeded = ({{ target: {{ result }} }}) => {{
    for (const [name, {{ keyPath, records }}] of Object.entries(dump.stores)) {{
      const store = result.createObjectStore(name, {{ keyPath }});
      for (const [key, value] of records) {{
        if (keyPath) store.put(decode(value));
        else store.put(decode(value), key);
      }}
    }}
  }};
  (await settled(opening)).close();
  localStorage.setItem("nobars:log", "1");
}}"""


def write_database(log: Log, dump: dict[str, Any]) -> None:
    """Make a phone on which an older release has stored that log."""
    log.open("about/")
    log.page.evaluate(WRITE_DATABASE, dump)


def records(dump: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the stored records of a kind, as `Log.stored` returns them."""
    found = []
    for _key, value in dump["stores"][kind]["records"]:
        record = dict(value)
        if "bytes" in record:
            content = decode_bytes(record["bytes"])
            record["bytes"] = {"length": len(content), "sha256": sha256(content).hexdigest()}
        found.append(record)
    return found


def has_all_of(present: list[dict[str, Any]], former: list[dict[str, Any]]) -> bool:
    """Return whether each former record has all its members; newer ones may have been added."""
    by_id = {record["id"]: record for record in present}
    return all(by_id[record["id"]].items() >= record.items() for record in former)


@pytest.fixture(params=DATABASES, ids=lambda path: path.stem)
def dump(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the database of each version."""
    content: dict[str, Any] = json.loads(request.param.read_text())
    return content


def test_log_of_an_older_release_is_there_after_the_update(log: Log, dump: dict[str, Any]) -> None:
    """Receipts, SIMs, photos, deletions, and drafts are there."""
    write_database(log, dump)
    log.open()
    expect(log.rows()).to_have_count(2)
    for kind in KINDS:
        assert has_all_of(log.stored(kind), records(dump, kind)), kind
    log.rows().filter(has_text="315").get_by_role("link").click()
    expect(log.slip()).to_contain_text("0012345678901234567890")
    expect(log.photos()).to_have_count(2)
    log.open("receipts/new/")
    expect(log.field("Notes")).to_have_value("typed, but not saved")
    expect(log.photos()).to_have_count(1)
    log.save()
    log.open("backup/")
    expect(log.page.get_by_text("receipt is new or changed since then")).to_be_visible()


def test_step_before_the_update_can_be_undone_after_it(log: Log, dump: dict[str, Any]) -> None:
    """A receipt that the older release has deleted is restored with its photo."""
    write_database(log, dump)
    log.page.clock.install(time=dict(dump["stores"]["meta"]["records"])["undo"]["at"])
    log.open()
    log.press("Undo")
    expect(log.rows()).to_have_count(3)
    log.rows().filter(has_text="300").get_by_role("link").click()
    expect(log.slip()).to_contain_text("deleted")
    expect(log.photos()).to_have_count(1)


@pytest.mark.parametrize("backup", BACKUPS, ids=lambda path: path.stem)
def test_backup_of_an_older_release_restores(log: Log, backup: Path) -> None:
    """It is restored into an empty log; a second time nothing changes."""
    restore(log, backup.read_bytes())
    expect(log.page.get_by_text("The backup was restored.")).to_be_visible()
    log.open()
    expect(log.rows()).to_have_count(2)
    restored = whole(log)
    choose(log, backup.read_bytes())
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()
    assert whole(log) == restored


def test_old_backup_holds_the_same_as_the_old_database(log: Log, dump: dict[str, Any]) -> None:
    """Restored into its own log, it changes nothing."""
    write_database(log, dump)
    backup = FIXTURES / f"backup-version-{dump['version']}.zip"
    choose(log, backup.read_bytes())
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()
