"""The messages about saving, and the browser's caches, read from a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect


def expect_saved(page: Page) -> None:
    """Wait until the page says that its language is saved."""
    expect(page.locator("html")).to_have_attribute("data-offline", "ready")


def expect_not_saved(page: Page) -> None:
    """Wait until the page says that saving has failed."""
    expect(page.locator("html")).to_have_attribute("data-offline", "failed")


def expect_from_worker(response: Response | None) -> None:
    """Assert that this page came from the worker. Firefox can't tell; there, no server runs."""
    assert response
    assert response.ok, response.url
    browser = response.frame.page.context.browser
    if browser and browser.browser_type.name == "chromium":
        assert response.from_service_worker, response.url


def expect_sections_saved(page: Page, origin: str) -> None:
    """Wait until the settings say that each further section is saved."""
    page.goto(f"{origin}/en/settings/")
    expect_saved(page)
    for row in page.locator("[data-section]").all():
        expect(row).to_contain_text("Saved:")


def open_saved(page: Page, url: str) -> None:
    """Open a page that the worker must answer without the network."""
    expect_from_worker(page.goto(url))
    expect(page.locator("h1")).to_be_visible()


def expect_each_opens(page: Page, origin: str, paths: Iterable[str]) -> None:
    """Open each address separately: the worker answers, and all is saved."""
    for path in paths:
        open_saved(page, origin + path)
        expect_saved(page)


def status_of(page: Page) -> Locator:
    """Return the line with the state of saving."""
    return page.locator("offline-status")


def offer_of(page: Page) -> Locator:
    """Return the offer of a new version."""
    return page.locator("update-offer")


def pack_of(page: Page, name: str) -> Locator:
    """Return the row of a language in the settings."""
    return page.locator("language-packs").get_by_role("listitem").filter(has_text=name)


def act(page: Page, words: str, language: str) -> None:
    """Press a language's button in the settings."""
    pack_of(page, language).get_by_role("button", name=words).click()


def cached_text(page: Page, path: str, release: str = "") -> str | None:
    """Return the text cached for a path, in the cache of a release or in any."""
    text: str | None = page.evaluate(
        """async ([path, release]) => {
          const names = (await caches.keys()).filter((name) => name.endsWith(release));
          for (const name of names) {
            const found = await (await caches.open(name)).match(path);
            if (found) return found.text();
          }
          return null;
        }""",
        [path, release],
    )
    return text


def stored_releases(page: Page) -> set[str]:
    """Return the ids of all releases with cached files."""
    names: list[str] = page.evaluate("caches.keys()")
    return {name.rpartition(":")[2] for name in names} - {"notes"}


def states_heard(page: Page) -> list[dict[str, Any]]:
    """Return every state that the page has reported since it was loaded."""
    states: list[dict[str, Any]] = page.evaluate("window.heard")
    return states


def read_text(page: Page, path: str) -> str:
    """Fetch a file through the worker, as the page does."""
    text: str = page.evaluate("async (path) => (await fetch(path)).text()", path)
    return text


def poison(page: Page, path: str) -> None:
    """Store other bytes for this path in the cache of a release."""
    page.evaluate(
        """async (path) => {
          const name = (await caches.keys()).find((each) => !each.endsWith(":notes"));
          const headers = { "Content-Type": "text/html" };
          await (await caches.open(name)).put(path, new Response("poison", { headers }));
        }""",
        path,
    )


def delete_cached(page: Page, path: str) -> None:
    """Delete a file from every cache."""
    page.evaluate(
        """async (path) => {
          for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
        }""",
        path,
    )
