"""The browser closes the database by force while a receipt is being saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from browser.log import LEAST, Log

# Marks the page when it has begun to read or write the log; it changes nothing.
MARK = """
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    if (given[0].includes("receipts")) document.documentElement.dataset[given[1]] = "";
    return begun;
  };
"""
# Keeps a transaction open, so that every other write has to wait.
HOLD_THE_LOG = """async () => {
  const opening = indexedDB.open("nobars");
  const db = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const store = db.transaction("receipts", "readwrite").objectStore("receipts");
  const again = () => { store.get("").onsuccess = again; };
  again();
}"""


@pytest.fixture(scope="module")
def whole(browser_type: BrowserType, whole_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """Return a whole Chromium: only that has the page that closes databases."""
    with browser_type.launch(**whole_launch_args) as browser:
        yield browser


@pytest.fixture
def context(whole: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Return a context of that browser."""
    with whole.new_context(**browser_context_args) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a page of that browser."""
    return context.new_page()


def close_by_force(page: Page) -> None:
    """Let the browser close every connection to the database of a page's origin."""
    internals = page.context.new_page()
    internals.goto("chrome://indexeddb-internals/")
    ours = internals.locator(".indexeddb-origin").filter(has_text=page.evaluate("location.origin"))
    ours.get_by_text("Force close").click()
    expect(ours).to_contain_text("Open connections: 0")
    internals.close()


def hold(log: Log) -> None:
    """Let another tab hold the log, so that reading and writing can't finish."""
    holder = log.page.context.new_page()
    holder.goto(f"{log.url}/healthz")
    holder.evaluate(HOLD_THE_LOG)


def test_save_that_the_browser_breaks_off_is_done_once_more(log: Log) -> None:
    """It uses a new connection, without a message; the receipt is stored once."""
    log.page.add_init_script(MARK)
    log.start({**LEAST, "Notes": "kept"})
    hold(log)
    log.page.evaluate("delete document.documentElement.dataset.readwrite")
    log.press("Save receipt")
    expect(log.page.locator("html")).to_have_attribute("data-readwrite", "")
    close_by_force(log.page)
    expect(log.slip()).to_contain_text("kept")
    assert [each["notes"] for each in log.stored("receipts")] == ["kept"]


def test_list_that_the_browser_breaks_off_is_read_once_more(
    log: Log, complaints: list[str]
) -> None:
    """Nobody sees an error, or half a list."""
    log.page.add_init_script(MARK)
    log.add()
    hold(log)
    log.open()
    expect(log.page.locator("html")).to_have_attribute("data-readonly", "")
    expect(log.rows()).to_have_count(0)
    close_by_force(log.page)
    expect(log.rows()).to_have_count(1)
    # Rejected promises of idb without a handler.
    assert all(re.search("AbortError|Connection is closing", each) for each in complaints)
    complaints.clear()


def test_connection_closed_while_nobody_saves_is_not_missed(log: Log) -> None:
    """Phones do this to apps in the background; the next save opens another connection."""
    log.start({**LEAST, "Notes": "kept"})
    close_by_force(log.page)
    log.save()
    assert [each["notes"] for each in log.stored("receipts")] == ["kept"]
