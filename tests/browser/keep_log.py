"""Makes the files in fixtures/: a log as the release in build/ stores it, and its backup.

Run it once for each version of the records, with the first release of that version:

    make build && PYTHONPATH=tests .venv/bin/python -m browser.keep_log

What it has written is never made anew: that those files still open is what the tests prove.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from browser.database import SETTLED
from browser.images import photo
from browser.log import LEAST, Log
from chromium import ARGUMENTS, find_chromium
from serving import Server
from small import small_build

FIXTURES = Path(__file__).parent / "fixtures"

FULL = {
    **LEAST,
    "Channel": "shop",
    "Paid through": "7-Eleven Sukhumvit 4",
    "Amount paid": "315",
    "Fee": "15",
    "Amount credited": "300",
    "Means of payment": "cash",
    "Order number": "0012345678901234567890",
    "Balance before": "12.50",
    "Balance after": "312.50",
    "Good until": "2026-12-22",
    "Notes": "=1+1 “quoted”, カード ١٢ 💳\nand a second line",
}

DUMP = f"""async () => {{{SETTLED}
  const encode = (value) => {{
    if (value instanceof ArrayBuffer) {{
      return {{ $base64: btoa(String.fromCharCode(...new Uint8Array(value))) }};
    }}
    if (Array.isArray(value)) return value.map(encode);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, encode(each)]));
  }};
  const db = await settled(indexedDB.open("nobars"));
  const stores = {{}};
  for (const name of db.objectStoreNames) {{
    const store = db.transaction(name).objectStore(name);
    const [keys, values] = [await settled(store.getAllKeys()), await settled(store.getAll())];
    const records = keys.map((key, index) => [key, encode(values[index])]);
    stores[name] = {{ keyPath: store.keyPath, records }};
  }}
  db.close();
  return {{ version: db.version, stores }};
}}"""


def fill_log(log: Log) -> None:
    """Make a log with records of all kinds: photos, deletions, a draft."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Label": "Travel", "Operator": "AIS", "Phone number": "081 234 5678", **FULL})
    log.add_photo(photo(log.page), photo(log.page, 200, 300))
    log.save()
    log.add(Amount_paid="12.5", Currency="EUR", Channel="website")
    log.open("sims/")
    log.press("Add a SIM")
    log.fill({"Label": "Lost"})
    log.press("Save SIM")
    log.press("Delete Lost")
    expect(log.page.get_by_role("heading", name="Lost")).to_be_hidden()
    log.start({**LEAST, "Notes": "deleted"})
    log.add_photo(photo(log.page, 120, 80))
    log.save()
    log.press("Delete")
    expect(log.page.get_by_role("heading", name="Receipts")).to_be_visible()
    log.start({**LEAST, "Notes": "typed, but not saved"})
    log.add_photo(photo(log.page, 100, 60))
    log.wait_for_stored("meta", "records.some(({ photoIds }) => photoIds?.length === 1)")


def export(log: Log) -> bytes:
    """Return the backup."""
    log.open("backup/")
    with log.page.expect_download() as download:
        log.press("Export backup")
    expect(log.page.get_by_text("Last backup: today")).to_be_visible()
    return Path(download.value.path()).read_bytes()


def write_fixtures(browser: Browser, url: str) -> None:
    """Write the database as JSON, and the backup."""
    with browser.new_context(
        service_workers="block", locale="en-GB", timezone_id="Asia/Bangkok"
    ) as context:
        log = Log(context.new_page(), url)
        fill_log(log)
        backup = export(log)
        dump: dict[str, Any] = log.page.evaluate(DUMP)
    name = f"version-{dump['version']}"
    text = json.dumps(dump, ensure_ascii=False, indent=1)
    (FIXTURES / f"database-{name}.json").write_text(text + "\n")
    (FIXTURES / f"backup-{name}.zip").write_bytes(backup)


if __name__ == "__main__":
    server = Server(small_build()).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        write_fixtures(browser, server.url)
        browser.close()
    server.stop()
