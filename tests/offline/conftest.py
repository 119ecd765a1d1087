"""Fixtures of the tests of working offline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from offline.hostile import HostileServer
from offline.phone import expect_sections_saved
from offline.releases import core_of, impatient, undivided
from server.release.model import Release
from serving import Server
from small import small_build

# Keeps every report of the worker, for tests to read.
LISTEN = """
  window.heard = [];
  document.addEventListener("offline-changed", ({ detail }) => window.heard.push(detail));
"""


@pytest.fixture(scope="session")
def core(release: Release) -> Release:
    """Return the core of the release, with short deadlines."""
    return impatient(core_of(release))


@pytest.fixture(scope="session")
def one_core(release: Release) -> Release:
    """Return the release with short deadlines and most of its sections in the core."""
    return impatient(undivided(release))


@pytest.fixture
def hostile(core: Release) -> Iterator[HostileServer]:
    """Return a server that misbehaves as a test tells it, with short deadlines."""
    server = HostileServer(core)
    yield server
    server.stop()


@pytest.fixture
def page(page: Page) -> Page:
    """Return a page that records the worker's reports about saving."""
    page.add_init_script(LISTEN)
    return page


# Deletes the data of log and forms; the saved app stays.
FORGET = """async () => {
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const stores = [...database.objectStoreNames];
    if (stores.length) {
      const emptied = database.transaction(stores, "readwrite");
      for (const store of stores) emptied.objectStore(store).clear();
      await new Promise((resolve) => { emptied.oncomplete = resolve; });
    }
    database.close();
  }
  localStorage.clear();
}"""


@pytest.fixture(scope="session")
def stranded(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Return a phone that has saved all sections in English; its server is stopped for good."""
    server = Server(small_build()).start()
    with browser.new_context(**browser_context_args, base_url=server.url) as context:
        expect_sections_saved(context.new_page(), server.url)
        server.stop()
        yield context


@pytest.fixture
def adrift(stranded: BrowserContext) -> Iterator[Page]:
    """Return a page of that phone, with an empty log; addresses begin with a slash.

    The page in which a test's data was deleted is the next test's.
    """
    yield (stranded.pages or [stranded.new_page()])[0]
    for page in stranded.pages:
        page.close()
    page = stranded.new_page()
    page.goto("/en/manifest.webmanifest")  # saved, and no page that holds the database open
    page.evaluate(FORGET)
