"""Does the static routing API pay? `python routes.py [rounds]`.

Measures a saved page's navigation → response with the server gone, the worker stopped before or
running: once with the worker as it is, once with one that also has saved pages answered from the
release's cache by `addRoutes`. Then says what a hole in the cache shows in each.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from chromium import ARGUMENTS, find_chromium
from offline.hostile import HostileServer
from offline.phone import delete_cached, expect_saved
from offline.releases import impatient, prefixed
from server.config import Config
from server.release import Release, read_release

ROUTES = """
self.addEventListener("install", (event) => event.waitUntil(event.addRoutes({
  condition: { requestMode: "navigate", urlPattern: { pathname: "/en/*" } },
  source: { cacheName: `nobars:/:${self.RELEASE_ID}` },
})));
"""
PAGES = ("/en/guide/", "/en/guide/why/", "/en/about/", "/en/guide/check/")
RESPONSE = """
() => {
  const [entry] = performance.getEntriesByType("navigation");
  return [entry.responseStart - entry.startTime, entry.workerStart > 0];
}
"""


def main(rounds: int = 20) -> None:
    """Print medians in milliseconds, and what a hole gives."""
    release = impatient(read_release(Config().release))
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, each in (("handler", release), ("routes", prefixed(release, ROUTES.encode()))):
            measure(browser, name, each, rounds)
        browser.close()


def measure(browser: Browser, name: str, release: Release, rounds: int) -> None:
    """Visit once, stop the server, and open pages."""
    server = HostileServer(release)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}/en/")
        expect_saved(page)
        page.reload()
        server.stop()
        for stopped in (True, False):
            times, through = navigate(page, server.url, rounds, stopped=stopped)
            state = "stopped" if stopped else "running"
            print(f"{name:8} worker {state}: {median(times):5.1f} ms, asked {through}/{rounds}")
        delete_cached(page, PAGES[0])
        context.new_cdp_session(page).send("Network.clearBrowserCache")
        context.set_offline(True)  # connections that are still open are no network either
        try:
            answer = page.goto(server.url + PAGES[0])
            print(f"{name:8} hole in the cache: our own page, status {answer and answer.status}")
        except Error as error:
            print(f"{name:8} hole in the cache: the browser's error, {str(error).split(' at ')[0]}")


def navigate(page: Page, origin: str, rounds: int, *, stopped: bool) -> tuple[list[float], int]:
    """Give the times to the first byte, and how often the worker was started or asked."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("ServiceWorker.enable")
    times, through = [], 0
    for turn in range(rounds):
        if stopped:
            cdp.send("ServiceWorker.stopAllWorkers")
        page.goto(origin + PAGES[turn % len(PAGES)])
        time, by_worker = page.evaluate(RESPONSE)
        times.append(time)
        through += by_worker
        expect_saved(page)
    return times, through


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
