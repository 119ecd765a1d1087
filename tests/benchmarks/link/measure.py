"""First paint and install over a slow link: `python measure.py paint` or `python measure.py core`.

`paint` prints the first paint of home, a chapter and the form in a fresh browser, the median of
`ROUNDS`; `core` prints the seconds until the core is saved beside the link's floor for its bytes.
`--rate` and `--trip` choose the link.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.link.slow_link import SlowLink
from chromium import ARGUMENTS, find_chromium
from server.core.config import Config
from serving import Server

ROUNDS = 3
PAGES = ("/en/", "/en/guide/safety/", "/en/receipts/new/")
PAINT = """
  () => new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  })
"""
SAVES_DATA = (
    'Object.defineProperty(navigator, "connection", '
    "{ configurable: true, value: { saveData: true } });"
)


def main() -> None:
    """Print one row of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("row", choices=["paint", "core"])
    parser.add_argument("--rate", type=float, default=100, help="kbit/s")
    parser.add_argument("--trip", type=float, default=600, help="round trip, ms")
    options = parser.parse_args()
    server = Server(Config().build).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        if options.row == "paint":
            for page in PAGES:
                times = [first_paint(browser, _link(server, options), page) for _ in range(ROUNDS)]
                print(f"{page:20} {median(times) / 1_000:6.2f} s")
        else:
            link = _link(server, options)
            taken = save_core(browser, link)
            floor = link.received / link.rate
            print(f"core {taken:6.2f} s, floor {floor:6.2f} s, ratio {taken / floor:4.2f}")
        browser.close()
    server.stop()


def _link(server: Server, options: argparse.Namespace) -> SlowLink:
    return SlowLink(server.port, options.rate, options.trip / 1_000)


def first_paint(browser: Browser, link: SlowLink, path: str) -> float:
    """Return the milliseconds until a fresh browser paints something of a page."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(link.url + path, wait_until="commit")
        paint: float = page.evaluate(PAINT)
        return paint


def save_core(browser: Browser, link: SlowLink) -> float:
    """Return the seconds until the core is saved; no section follows."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(SAVES_DATA)
        start = time.monotonic()
        page.goto(f"{link.url}/en/", wait_until="commit")
        page.wait_for_selector("html[data-offline=ready]", state="attached", timeout=300_000)
        return time.monotonic() - start


main()
