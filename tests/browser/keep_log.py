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
    const indexes = [...store.indexNames].map((each) => [each, store.index(each).keyPath]);
    const [keys, values] = [await settled(store.getAllKeys()), await settled(store.getAll())];
    const records = keys.map((key, index) => [key, encode(values[index])]);
    stores[name] = {{ keyPath: store.keyPath, indexes, records }};
  }}
  db.close();
  return {{ version: db.version, stores }};
}}"""


def fill_log(log: Log) -> None:
    """Make a log with records of all kinds: photos, deletions, a draft."""
    add_receipts(log)
    add_further_kinds(log)
    delete_some(log)


def add_receipts(log: Log) -> None:
    """Save receipts by the form: one with all fields and photos, and one with a claim."""
    log.open("receipts/new/")
    log.press("Add a SIM")
    log.fill({"Label": "Travel", "Operator": "AIS", "Phone number": "081 234 5678", **FULL})
    log.add_photo(photo(log.page), photo(log.page, 200, 300))
    log.save()
    [sim] = log.stored("sims")
    log.sims["Travel"] = sim["id"]
    log.add(Amount_paid="12.5", Currency="EUR", Channel="website", Status="failed")
    log.follow("Claim")
    log.fill({"With whom": "Ding", "Reference": "C-77", "Answer due": "2099-11-25"})
    log.press("Save claim")
    expect(log.stamp()).to_contain_text("Claimed")
    package = {"Data package": "Tourist", "Data bought": "15", "Days bought": "7"}
    log.start({**LEAST, "Amount paid": "99", "SIM": "Travel", **package})
    log.save()


def add_further_kinds(log: Log) -> None:
    """Store two records of each other kind, and delete one of most."""
    sim = {"simId": log.sims["Travel"]}
    code = {"country": "TH", "brand": "AIS", "kind": "balance", "channel": "ussd", "text": ""}
    code |= {"on": "2026-11-23", "steps": "3 1"}
    for number in (1, 2):
        baht = {"amount": 4550 * number, "currency": "THB"}
        euros = {"amount": 100 + number, "currency": "EUR"}
        read = {"money": baht, "data": 1500, "minutes": 30, "at": f"2026-11-2{number}T15:00+07:00"}
        log.seed("balances", sim | read)
        log.seed("acts", sim | {"kind": "call", "on": f"2026-11-2{number}"})
        log.seed("trips", {"name": f"Trip {number}", "from": "2026-11-20", "to": "2026-11-30"})
        log.seed("rates", {"of": baht, "is": euros, "on": "2026-11-23"})
        log.seed("corrections", code | {"value": f"*99{number}#", "verdict": "works"})
    log.open("costs/")
    for part in ("trip-list", "rate-list"):
        delete_last(log, part)
    log.open(f"sims/view/?id={log.sims['Travel']}")
    for title, part in (("Readings", "readings"), ("What you noted", "uses")):
        log.unfold(title)
        delete_last(log, part)
    log.field("Photos of the card").set_input_files([photo(log.page, 90, 60)])
    log.wait_for_stored("sims", "records.some(({ photoIds }) => photoIds?.length === 1)")


def delete_last(log: Log, part: str) -> None:
    """Delete the last record in a list of a page."""
    deletes = log.page.locator(f"[data-part={part}]").get_by_role("button")
    before = deletes.count()
    deletes.last.click()
    expect(deletes).to_have_count(before - 1)


def delete_some(log: Log) -> None:
    """Delete a SIM, then a receipt with a photo, and begin another receipt."""
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
    log.press("Yes, it is there")
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
