"""Logs and backups of every version that a release has written: they must always open."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.database import SETTLED, decode_bytes
from browser.log import Log
from browser.test_backup_page import choose, export, restore, whole
from server.core.paths import PROJECT

FIXTURES = Path(__file__).parent / "fixtures"
DATABASES = sorted(FIXTURES.glob("database-*.json"))
KINDS = PROJECT / "web" / "domain" / "records" / "kinds.ts"
BACKUPS = sorted(FIXTURES.glob("backup-*.zip"))

WRITE_DATABASE = f"""async (dump) => {{{SETTLED}
  const decode = (value) => {{
    if (Array.isArray(value)) return value.map(decode);
    if (value === null || typeof value !== "object") return value;
    if (value.$base64) return Uint8Array.from(atob(value.$base64), (c) => c.charCodeAt(0)).buffer;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, decode(each)]));
  }};
  const opening = indexedDB.open("nobars", dump.version);
  opening.onupgradeneeded = ({{ target: {{ result }} }}) => {{
    for (const [name, {{ keyPath, indexes, records }}] of Object.entries(dump.stores)) {{
      const store = result.createObjectStore(name, {{ keyPath }});
      for (const [index, path] of indexes ?? []) store.createIndex(index, path);
      for (const [key, value] of records) {{
        if (keyPath) store.put(decode(value));
        else store.put(decode(value), key);
      }}
    }}
  }};
  (await settled(opening)).close();
  localStorage.setItem("nobars:log", "1");
}}"""


def present_version() -> int:
    """Return the version of the records in the sources."""
    [found] = re.findall(r"^export const VERSION = (\d+);", KINDS.read_text(), re.MULTILINE)
    return int(found)


def write_database(log: Log, dump: dict[str, Any]) -> None:
    """Make a phone on which an older release has stored that log."""
    log.open("about/")
    log.page.evaluate(WRITE_DATABASE, dump)


def records(dump: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the stored records of a kind, as `Log.stored` returns them."""
    return [_with_sums(value) for _key, value in dump["stores"][kind]["records"]]


def _with_sums(record: dict[str, Any]) -> dict[str, Any]:
    changed = dict(record)
    if "was" in record:
        changed["was"] = _with_sums(record["was"])
    if "bytes" in record:
        content = decode_bytes(record["bytes"])
        changed["bytes"] = {"length": len(content), "sha256": sha256(content).hexdigest()}
    return changed


def living(dump: dict[str, Any]) -> int:
    """Return how many receipts the log shows."""
    return sum("deleted" not in each for each in records(dump, "receipts"))


def has_all_of(present: list[dict[str, Any]], former: list[dict[str, Any]]) -> bool:
    """Return whether each former record has all its members; newer ones may have been added."""
    by_id = {record["id"]: record for record in present}
    return all(_has_members_of(by_id[record["id"]], record) for record in former)


def _has_members_of(present: dict[str, Any], former: dict[str, Any]) -> bool:
    if "was" in former:
        former = dict(former)
        if not _has_members_of(present["was"], former.pop("was")):
            return False
    return present.items() >= former.items()


@pytest.fixture(params=DATABASES, ids=lambda path: path.stem)
def dump(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the database of each version."""
    content: dict[str, Any] = json.loads(request.param.read_text())
    return content


def test_log_of_an_older_release_is_there_after_the_update(log: Log, dump: dict[str, Any]) -> None:
    """Receipts, SIMs, photos, deletions, and drafts are there."""
    write_database(log, dump)
    log.open()
    expect(log.rows()).to_have_count(living(dump))
    for kind in dump["stores"].keys() - {"meta"}:
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
    steps = dict(dump["stores"]["meta"]["records"])["undo"]
    log.page.clock.install(time=(steps[-1] if isinstance(steps, list) else steps)["at"])
    log.open()
    log.press("Undo")
    expect(log.rows()).to_have_count(living(dump) + 1)
    log.rows().filter(has_text="300").get_by_role("link").click()
    expect(log.slip()).to_contain_text("deleted")
    expect(log.photos()).to_have_count(1)


@pytest.fixture
def backup(dump: dict[str, Any]) -> bytes:
    """Return the backup of the same log by the same release."""
    return (FIXTURES / f"backup-version-{dump['version']}.zip").read_bytes()


def test_backup_of_an_older_release_restores(log: Log, dump: dict[str, Any], backup: bytes) -> None:
    """It is restored into an empty log; a second time nothing changes."""
    restore(log, backup)
    log.open()
    expect(log.rows()).to_have_count(living(dump))
    restored = whole(log)
    choose(log, backup)
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()
    assert whole(log) == restored


def test_backup_of_an_older_release_is_merged_with_a_present_log(
    log: Log, dump: dict[str, Any], backup: bytes
) -> None:
    """What was there stays, and the merged log is the same as its own backup."""
    log.store(Notes="of this release")
    restore(log, backup)
    log.open()
    expect(log.rows()).to_have_count(living(dump) + 1)
    merged = whole(log)
    assert "of this release" in [each.get("notes") for each in merged["receipts"]]
    choose(log, export(log))
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()
    assert whole(log) == merged


def test_old_backup_holds_the_same_as_the_old_database(
    log: Log, dump: dict[str, Any], backup: bytes
) -> None:
    """Restored into its own log, it changes nothing."""
    write_database(log, dump)
    choose(log, backup)
    expect(log.page.get_by_text("There is nothing to restore.")).to_be_visible()


def test_every_version_has_both_files() -> None:
    """The present one too: its first release writes them."""
    versions = range(1, present_version() + 1)
    assert {path.name for path in (*DATABASES, *BACKUPS)} == {
        name
        for each in versions
        for name in (f"database-version-{each}.json", f"backup-version-{each}.zip")
    }
