"""First paint and install, over a slow link or a fast one: `python measure.py ROW [--peer DIR]`.

Each row opens the pages in fresh browsers and prints medians of `--rounds`. A peer, a built site in
a folder with `index.html` and a worker, takes its turn in each round, served with brotli.

paint   first paint of home, a chapter and the form, over a slow link
core    until the core (of a peer: all that its worker installs) is saved, over a slow link
fast    first paint of home, without a link between
active  until the worker is active after a first load, without a link between
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.link.folder import Folder
from benchmarks.link.slow_link import SlowLink
from chromium import ARGUMENTS, find_chromium
from server.core.config import Config
from serving import Server

HOME = "/en/"
PAGES = (HOME, "/en/guide/safety/", "/en/receipts/new/")
PAINT = """
  () => new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  })
"""
ACTIVE = """
  async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated")
      await new Promise((resolve) => {
        active.onstatechange = () => active.state === "activated" && resolve();
      });
    return performance.now();
  }
"""
SAVED = """
  () => new Promise((resolve) => {
    const look = () => {
      if (document.documentElement?.dataset.offline !== "ready") return setTimeout(look, 20);
      resolve(performance.now());
    };
    look();
  })
"""
SAVES_DATA = (
    'Object.defineProperty(navigator, "connection", '
    "{ configurable: true, value: { saveData: true } });"
)
ROWS = {"paint": PAINT, "core": SAVED, "fast": PAINT, "active": ACTIVE}


def main() -> None:
    """Print one row of the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("row", choices=ROWS)
    parser.add_argument("--peer", type=Path, help="folder of a built site to compare with")
    parser.add_argument("--rate", type=float, default=100, help="kbit/s")
    parser.add_argument("--trip", type=float, default=600, help="round trip, ms")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    server = Server(Config().build).start()
    peer = Folder(options.peer) if options.peer else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        runs = _runs(options, browser, server.port, peer.port if peer else None)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(options.rounds):
            for name, run in runs.items():
                taken[name].append(run())
        browser.close()
    for name, figures in taken.items():
        seconds, floor = (median(each) for each in zip(*figures, strict=True))
        beside = f", floor {floor:6.2f} s, ratio {seconds / floor:5.2f}" if floor else ""
        print(f"{name:20} {seconds:6.3f} s{beside}")
    server.stop()
    if peer:
        peer.stop()


def _runs(
    options: argparse.Namespace, browser: Browser, port: int, peer: int | None
) -> dict[str, Callable[[], tuple[float, float]]]:
    """Return what measures each page once, by its name: seconds, and the link's floor or 0."""
    is_slow = options.row in {"paint", "core"}
    paths = PAGES if options.row == "paint" else (HOME,)
    places = {path: (port, path, ROWS[options.row]) for path in paths}
    if peer is not None:
        figure = ACTIVE if options.row == "core" else ROWS[options.row]
        places["the peer"] = (peer, "/", figure)

    def run(port: int, path: str, figure: str) -> tuple[float, float]:
        if not is_slow:
            return _open(browser, f"http://127.0.0.1:{port}{path}", figure, options.row), 0.0
        link = SlowLink(port, options.rate, options.trip / 1_000)
        seconds = _open(browser, link.url + path, figure, options.row)
        return seconds, link.received / link.rate if options.row == "core" else 0.0

    return {name: partial(run, *place) for name, place in places.items()}


def _open(browser: Browser, url: str, figure: str, row: str) -> float:
    """Return the seconds from opening a page in a fresh browser until a figure is reached."""
    with browser.new_context(
        service_workers="block" if row in {"paint", "fast"} else "allow"
    ) as context:
        page: Page = context.new_page()
        page.set_default_timeout(0)
        if row == "core":
            page.add_init_script(SAVES_DATA)  # so that no section follows
        page.goto(url, wait_until="commit")
        milliseconds: float = page.evaluate(figure)
        return milliseconds / 1_000


main()
