"""A log of thousands, beside two plain pages: `python measure.py [ROUNDS]`, after `make build`.

Prints main-thread processor time, which another program on the machine does not change, and for a
key the time to the next paint. The contestants take turns within each round; medians are printed.
Peers: a page that keeps one JSON in localStorage, and one on Dexie (from npm, built here).
"""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
from browser.long_log import seed
from chromium import ARGUMENTS, find_chromium
from server.core.config import Config
from server.core.paths import PROJECT
from serving import Server

PEERS = ("local-storage", "dexie")
SLOW = 4  # the processor at a quarter
PATIENCE = 60_000  # ms
KEY = "w"  # in about a quarter of all receipts: website
PHONE: ViewportSize = {"width": 360, "height": 740}
# The longest time from an event to the paint after it, as INP counts it.
SLOWEST_EVENT = """
  window.slowest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.slowest = Math.max(slowest, duration);
  }).observe({ type: "event", durationThreshold: 16 });
"""
# Resolves when the page has nothing left to prepare.
SETTLED = """
  () => new Promise((resolve) => {
    const look = (deadline) => {
      if (deadline.timeRemaining() > 30) resolve();
      else requestIdleCallback(look);
    };
    setTimeout(() => requestIdleCallback(look), 1_000);
  })
"""
RECEIPTS = """(count) => window.fill(Array.from({ length: count }, (_, n) => ({
  id: `019f0000-0000-7000-8000-${String(n).padStart(12, "0")}`, simId: `SIM ${n % 3}`,
  at: new Date(Date.UTC(2026, 10, 22, 7, 59) - n * 11 * 3600_000).toISOString(),
  channel: ["app", "shop", "website", "voucher"][n % 4],
  channelName: n % 2 ? "myAIS" : "Café Ángel",
  paid: { amount: 10000 + n, currency: n % 7 ? "THB" : "EUR" }, means: "card", order: `TX-${n}`,
  status: ["credited", "pending", "failed", "claimed", "refunded"][n % 5],
  notes: n % 3 ? "" : "Flughafen, Schalter 4",
})))"""

Results = dict[str, list[float]]


class Contestant:
    """A page with a list of receipts and a search."""

    def __init__(self, name: str, address: str, fill: Callable[[Page, int], object]) -> None:
        """`fill` stores so many receipts; the page is open at `address`."""
        self.name, self.address, self.fill = name, address, fill

    def open(self, page: Page, count: int) -> None:
        """Open the list, and wait for its rows and their count."""
        page.goto(self.address)
        shown = re.compile(rf"^({count:,}|{count}) receipts\b")
        expect(page.get_by_text(shown).first).to_be_attached()


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    results: Results = defaultdict(list)
    expect.set_options(timeout=PATIENCE)
    with serve_release() as site, serve_peers() as peers, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        ours = Contestant("nobars", f"{site}/en/receipts/", seed)
        others = [Contestant(name, f"{peers}/{name}/", fill_peer) for name in PEERS]
        for _ in range(rounds):
            for contestant in (ours, *others):
                measure_list(browser, contestant, results)
            measure_forms(browser, site, results)
        browser.close()
    for row, values in results.items():
        print(f"{row:52} {statistics.median(values):9.1f}")


def measure_list(browser: Browser, contestant: Contestant, results: Results) -> None:
    """Open the list with 1,000 and 10,000 receipts, and search by one key."""
    for count in (1_000, 10_000):
        with browser.new_context(viewport=PHONE, service_workers="block") as context:
            page = context.new_page()
            page.add_init_script(SLOWEST_EVENT)
            page.goto(contestant.address)
            page.wait_for_load_state("networkidle")
            contestant.fill(page, count)
            thread = Thread(page)
            row = f"{contestant.name}, {count:,} receipts"
            with thread.measuring(results[f"{row}: open, ms CPU"]):
                contestant.open(page, count)
            page.evaluate(SETTLED)
            with thread.measuring(results[f"{row}: one key, ms CPU"]):
                search(page)
            page.reload()
            contestant.open(page, count)
            page.evaluate(SETTLED)
            thread.slow_down()
            search(page)
            results[f"{row}: one key at CPU 1/{SLOW}, ms to paint"].append(page.evaluate("slowest"))


def search(page: Page) -> None:
    """Press one key in the search, and wait for what it finds."""
    status = page.get_by_text(re.compile(r"^[\d,]+ receipts"))
    before = status.first.inner_text()
    page.locator("input[type=search]").press(KEY)
    expect(status.first).not_to_have_text(before)


def measure_forms(browser: Browser, site: str, results: Results) -> None:
    """Open the receipt form on a slow processor, in English and Arabic."""
    for language in ("en", "ar"):
        with browser.new_context(viewport=PHONE, service_workers="block") as context:
            page = context.new_page()
            page.goto(f"{site}/{language}/guide/")  # the shell's scripts are in the browser's cache
            thread = Thread(page)
            thread.slow_down()
            row = f"form, {language}"
            with thread.measuring(results[f"{row}: open at CPU 1/{SLOW}, ms CPU"]):
                page.goto(f"{site}/{language}/receipts/new/", wait_until="load")
                expect(page.locator("receipt-form form")).to_be_visible()
            nodes = page.evaluate("document.querySelectorAll('*').length")
            results[f"{row}: nodes"].append(nodes)


class Thread:
    """The processor time of a page's main thread."""

    def __init__(self, page: Page) -> None:
        """Count from now on."""
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._page = page
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def slow_down(self) -> None:
        """Give the page a quarter of the processor."""
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})

    @contextmanager
    def measuring(self, into: list[float]) -> Iterator[None]:
        """Add the milliseconds that the block takes, with the frame after it."""
        before = self._taken()
        yield
        self._page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        into.append((self._taken() - before) * 1_000)

    def _taken(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        [taken] = [each["value"] for each in metrics if each["name"] == "TaskDuration"]
        return float(taken)


def fill_peer(page: Page, count: int) -> None:
    """Store so many receipts as a peer stores them."""
    page.evaluate(RECEIPTS, count)


@contextmanager
def serve_release() -> Iterator[str]:
    """Serve the built release; yield its address."""
    server = Server(Config().build).start()
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def serve_peers() -> Iterator[str]:
    """Build the peers into a folder of their own, and serve it; yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "sources")
        shutil.copytree(HERE / "peers", sources)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=sources, check=True)
        esbuild = PROJECT / "node_modules" / ".bin" / "esbuild"
        for name in PEERS:
            target = Path(folder, "site", name)
            target.mkdir(parents=True)
            shutil.copy(sources / "page.html", target / "index.html")
            options = ["--bundle", "--minify", "--format=esm", f"--outfile={target}/script.js"]
            subprocess.run([esbuild, f"{name}.js", *options], cwd=sources, check=True, stderr=-3)
        handler = functools.partial(Quiet, directory=str(Path(folder, "site")))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
            threading.Thread(target=site.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{site.server_port}"
            site.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
