"""Does the static routing API pay? `python routes.py [rounds]`.

Measures how a saved page opens with the server gone, the worker stopped before or running, in turn
with the worker as it is ("handler"), with one that has saved pages answered from the release's
cache by `addRoutes` ("pages"), and with one that has scripts and styles too ("all"). Then says what
a hole in the cache shows in each.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from chromium import ARGUMENTS, find_chromium
from offline.hostile import HostileServer
from offline.phone import delete_cached, expect_saved
from offline.releases import impatient, prefixed
from server.core.config import Config
from server.release.files import read_release
from server.release.model import Release

ROUTES = """
self.addEventListener("install", (event) => {
  const route = (condition) =>
    event.addRoutes({ condition, source: { cacheName: `nobars:/:${self.RELEASE_ID}` } });
  const pages = route({ requestMode: "navigate", urlPattern: { pathname: "/en/*" } });
  event.waitUntil(pages);
  if (%s) event.waitUntil(route({ urlPattern: { pathname: "/assets/*" } }));
});
"""
PAGES = ("/en/guide/", "/en/guide/why/", "/en/about/", "/en/guide/check/")
NAVIGATION = """
async () => {
  const [entry] = performance.getEntriesByType("navigation");
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!paint()) await new Promise(requestAnimationFrame);
  const times = [entry.responseStart, paint().startTime, entry.domContentLoadedEventEnd];
  return [...times, Number(entry.workerStart > 0)];
}
"""


def main(rounds: int = 40) -> None:
    """Print medians in milliseconds, and what a hole gives."""
    release = impatient(read_release(Config().release))
    variants = {
        "handler": release,
        "pages": prefixed(release, (ROUTES % "false").encode()),
        "all": prefixed(release, (ROUTES % "true").encode()),
    }
    with sync_playwright() as playwright, ExitStack() as open_phones:
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        phones = {
            name: open_phones.enter_context(phone(browser, each)) for name, each in variants.items()
        }
        for stopped in (True, False):
            navigated: dict[str, list[list[float]]] = defaultdict(list)
            for turn in range(rounds):
                for name, (page, origin) in phones.items():
                    address = origin + PAGES[turn % len(PAGES)]
                    navigated[name].append(navigate(page, address, stopped=stopped))
            for name, times in navigated.items():
                first, paint, loaded, asked = (median(each) for each in zip(*times, strict=True))
                state = "stopped" if stopped else "running"
                print(
                    f"{name:8} worker {state}: first byte {first:.1f}, paint {paint:.1f}, "
                    f"DOM loaded {loaded:.1f} ms, asked {asked:.0f}"
                )
        for name, (page, origin) in phones.items():
            print(f"{name:8} hole in the cache: {open_hole(page, origin)}")


@contextmanager
def phone(browser: Browser, release: Release) -> Iterator[tuple[Page, str]]:
    """Visit once, then stop the server."""
    server = HostileServer(release)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}/en/")
        expect_saved(page)
        page.reload()
        server.stop()
        yield page, server.url


def navigate(page: Page, address: str, *, stopped: bool) -> list[float]:
    """Return the times to first byte, paint and DOM loaded, and 1 if the worker was asked."""
    if stopped:
        cdp = page.context.new_cdp_session(page)
        cdp.send("ServiceWorker.enable")
        cdp.send("ServiceWorker.stopAllWorkers")
        cdp.detach()
    page.goto(address)
    times: list[float] = page.evaluate(NAVIGATION)
    expect_saved(page)
    return times


def open_hole(page: Page, origin: str) -> str:
    """Say what a page shows that is gone from the cache, without a network."""
    delete_cached(page, PAGES[0])
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)  # also for connections that are still open
    try:
        answer = page.goto(origin + PAGES[0])
    except Error as error:
        return f"the browser's error, {str(error).split(' at ')[0]}"
    return f"our own page, status {answer and answer.status}"


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
