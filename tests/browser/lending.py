"""One tab for many tests, because opening a new one costs more than most tests do in it.

A tab that a test has changed for good, by a clock, a route or another window, isn't used again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

# What a test may use without a trace once the data is deleted.
PASSING = {
    "_impl_obj",
    "evaluate",
    "expect_download",
    "expect_file_chooser",
    "expect_navigation",
    "get_by_label",
    "get_by_role",
    "get_by_text",
    "goto",
    "inner_text",
    "keyboard",
    "locator",
    "reload",
    "title",
    "url",
    "wait_for_selector",
    "wait_for_url",
}
# Deletes what a test has stored, from an address without scripts that hold it open.
DELETE_ALL = """async () => {
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = resolve;
      deleting.onerror = deleting.onblocked = reject;
    });
  }
  localStorage.clear();
  sessionStorage.clear();
}"""


class Lent:
    """A page that notes whether a test uses anything of it that may outlast the test."""

    def __init__(self, page: Page) -> None:
        """Lend the page."""
        self._page = page
        self._listeners: list[tuple[str, Any]] = []
        self.is_spoilt = False

    # So `isinstance` and Playwright's `expect` take it for the page.
    __class__ = property(lambda _self: Page)

    def __getattr__(self, name: str) -> Any:
        """Return the page's own."""
        self.is_spoilt = self.is_spoilt or name not in PASSING
        return getattr(self._page, name)

    def on(self, event: Any, listener: Any) -> None:
        """Listen until the test has ended."""
        self._page.on(event, listener)
        self._listeners.append((event, listener))

    def return_page(self) -> None:
        """Listen no more."""
        for event, listener in self._listeners:
            self._page.remove_listener(event, listener)


class Tab:
    """The tab that waits for the next test, if there is one."""

    def __init__(self, browser: Browser, site: str, **settings: Any) -> None:
        """Open tabs in the browser with these settings, for tests of the site."""
        self._browser, self._site, self._settings = browser, site, settings
        self._page: Page | None = None

    @contextmanager
    def lend(self) -> Iterator[Page]:
        """Lend a tab with nothing stored in it."""
        page, self._page = self._page, None
        page = page or self._browser.new_context(**self._settings).new_page()
        lent = Lent(page)
        yield cast("Page", lent)
        lent.return_page()
        if not lent.is_spoilt and self._is_emptied(page):
            self._page = page
        else:
            page.context.close()

    def close(self) -> None:
        """Close the waiting tab."""
        if self._page:
            self._page.context.close()

    def _is_emptied(self, page: Page) -> bool:
        if not page.url.startswith(self._site) or len(page.context.pages) > 1:
            return False
        try:
            page.goto(f"{self._site}/healthz")
            page.evaluate(DELETE_ALL)
        except PlaywrightError:  # it has crashed, or asks whether to leave
            return False
        return page.url == f"{self._site}/healthz"
