"""Measure how soon pages of a large log can be used: `measure.py [times slower]`.

The log has 10,000 receipts, 2,000 readings and 30 SIMs with rules. An import of 76,000 rows and its
undoing are measured too. Each page is opened five times in Chromium; its result is the median time
from the start of the navigation until its content is painted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from browser.database import SETTLED
from browser.images import named
from chromium import ARGUMENTS, find_chromium
from serving import Server
from small import small_build

RECEIPTS, READINGS, SIMS, ROWS = 10_000, 2_000, 30, 76_000
TIMES = 5
SIM = "019f0000-0000-7000-8000-000000900000"
# The element of each page that appears once the log was read and evaluated.
PAGES = {
    "list": ("receipts/", "receipt-list li a"),
    "home": ("", "home-summary [data-slot=state] *"),
    "SIMs": ("sims/", ".sims .sim [data-slot=state] *"),
    "SIM page": (f"sims/view/?id={SIM}", "sim-page .rules li"),
    "dates": ("calendar/", "calendar-page li"),
    "costs": ("costs/", "[data-part=groups] li"),
    "claims": ("claims/", "claim-list li"),
}
SEED = f"""async ([receipts, readings, count]) => {{{SETTLED}
  const db = await settled(indexedDB.open("nobars"));
  const writing = db.transaction(["receipts", "sims", "balances"], "readwrite");
  const end = new Promise((resolve) => writing.addEventListener("complete", resolve));
  const id = (n) => `019f0000-0000-7000-8000-${{String(n).padStart(12, "0")}}`;
  const stamp = "2026-11-22T07:59:00.000Z";
  const times = {{ createdAt: stamp, updatedAt: stamp }};
  const span = (days) => ({{ days }});
  const rule = (clock, days) => ({{
    origin: null,
    rule: {{ clock, counts: ["top-up", "call"], lasts: span(days), adds: "extend",
      most: span(365), then: [{{ stage: "receiving", lasts: span(30) }}] }},
  }});
  for (let n = 0; n < count; n += 1) writing.objectStore("sims").put({{
    id: id(900000 + n), label: `SIM ${{n}}`, operator: "AIS", brand: "", country: "TH",
    phone: `+66 81 234 56${{10 + n}}`, form: null, iccid: "", email: "", apn: "", currency: "THB",
    isDataOnly: false, autoTopUp: null, isArchived: n > 24,
    rules: [rule("credit", 30), rule("number", 90)],
    linked: [], lowMoney: null, lowData: null, photoIds: [], notes: "", ...times,
  }});
  const when = (n, hours) => {{
    const at = new Date(Date.UTC(2026, 10, 22, 7, 59) - n * hours * 3600_000).toISOString();
    return `${{at.slice(0, 16)}}+07:00`;
  }};
  const statuses = {{ 0: "pending", 100: "claimed" }}; // of 200
  for (let n = 0; n < receipts; n += 1) writing.objectStore("receipts").put({{
    id: id(n), simId: id(900000 + (n % count)), at: when(n, 7),
    channel: ["app", "shop", "website", "voucher"][n % 4], channelName: `Shop ${{n % 40}}`,
    paid: {{ amount: 10000 + n, currency: n % 7 ? "THB" : "EUR" }},
    credited: {{ amount: 9000 + n, currency: "THB" }}, fee: null, means: "card",
    order: `TX-${{n}}`, balanceBefore: null, balanceAfter: null,
    goodUntil: null, status: statuses[n % 200] ?? "credited", notes: "", history: [],
    claim: null, photoIds: [], ...times,
  }});
  for (let n = 0; n < readings; n += 1) writing.objectStore("balances").put({{
    id: id(500000 + n), simId: id(900000 + (n % count)), at: when(n, 35),
    money: {{ amount: 5000 + (n % 900) * 7, currency: "THB" }}, data: n % 900,
    minutes: null, ...times,
  }});
  await end;
  db.close();
}}"""


def main() -> None:
    """Print a line for each page, and for the import."""
    server = Server(small_build()).start()
    slower = float(sys.argv[1]) if len(sys.argv) > 1 else 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
        page.goto(f"{server.url}/en/receipts/")
        page.get_by_role("heading", name="No receipts yet").wait_for()
        _measure_import(page, server.url)
        page.evaluate(SEED, [RECEIPTS, READINGS, SIMS])
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        for name, (path, shown) in PAGES.items():
            took = [_open(page, f"{server.url}/en/{path}", shown) for _ in range(TIMES)]
            print(f"{name:10} {median(took) * 1000:6.0f} ms", flush=True)
        browser.close()
    server.stop()


def _open(page: Page, url: str, shown: str) -> float:
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(shown).first.wait_for()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - start


def _measure_import(page: Page, url: str) -> None:
    rows = (f"2026-{n % 9 + 1:02}-{n % 28 + 1:02},{n}.00,EUR,Shop,N-{n}" for n in range(ROWS))
    table = "\n".join(("Date,Amount,Currency,Shop,Order number", *rows))
    page.goto(f"{url}/en/import/")
    file = named("table.csv", "text/csv", table.encode())
    page.get_by_label("File to import").set_input_files(file)
    page.get_by_text(f"{ROWS:,} receipts will be added.").wait_for(timeout=600_000)
    start = time.perf_counter()
    page.get_by_role("button", name="Import now").click()
    page.get_by_text(f"{ROWS:,} receipts were imported.").wait_for(timeout=600_000)
    print(f"import     {time.perf_counter() - start:6.1f} s for {ROWS} rows", flush=True)
    page.goto(f"{url}/en/receipts/")
    start = time.perf_counter()
    page.get_by_role("button", name="Undo", exact=True).click(timeout=600_000)
    page.get_by_role("heading", name="No receipts yet").wait_for(timeout=600_000)
    print(f"its undo   {time.perf_counter() - start:6.1f} s", flush=True)


main()
