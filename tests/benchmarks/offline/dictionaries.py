"""Bytes of a further language and of updates, with and without dictionaries: `dictionaries.py`.

Each is measured in a Chromium of its own, at a server that counts bytes of heads and bodies; for
"without", the browser's switch turns dictionaries off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from playwright.sync_api import Browser, Page, expect, sync_playwright

from chromium import ARGUMENTS, find_chromium
from offline.hostile import HostileServer
from offline.phone import act, expect_saved, expect_sections_saved, offer_of, pack_of
from offline.releases import after, edited, pages_of
from server.core.config import Config
from server.release.deltas import with_deltas
from server.release.files import read_release
from server.release.model import Release

OFF = "--disable-features=CompressionDictionaryTransport,CompressionDictionaryTransportBackend"
WORD, SECTION, SCRIPT = "/en/guide/why/", "/en/topup/", "/assets/sims.js"


def main() -> None:
    """Measure, and print a table."""
    base = read_release(Config().release)
    changes: dict[str, Callable[[HostileServer, Page], None]] = {
        "a second language: Spanish": _second,
        "a word of a page": _update(base, WORD),
        "a word of a page of a section": _update(base, SECTION),
        "a script": _update(base, SCRIPT),
        "every page of the core": _update(base, *pages_of(base, "en")),
    }
    print("| | without: bytes, of them bodies | with | largest bodies with |\n|---|---|---|---|")
    with sync_playwright() as playwright:
        browsers = [
            playwright.chromium.launch(
                executable_path=find_chromium(playwright), args=[*ARGUMENTS, *more]
            )
            for more in ([OFF], [])
        ]
        for what, change in changes.items():
            without, given = (_measure(browser, base, change) for browser in browsers)
            bodies = ", ".join(f"{size} {path}" for path, size in given[2])
            row = f"{without[0]:,}, {without[1]:,} | {given[0]:,}, {given[1]:,}"
            print(f"| {what} | {row} | {bodies} |")


def _measure(
    browser: Browser, base: Release, change: Callable[[HostileServer, Page], None]
) -> tuple[int, int, list[tuple[str, int]]]:
    """Return the bytes after a first visit, those of bodies, and the three largest bodies."""
    host = HostileServer(with_deltas(base))
    try:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{host.url}/en/")
            expect_saved(page)
            expect_sections_saved(page, host.url)
            host.log.clear()
            change(host, page)
            sent = [each for each in host.log if each.sent]
            bodies = sorted(((each.path, each.sent) for each in sent), key=lambda each: -each[1])
            heads = sum(each.head for each in host.log)
            whole = sum(each.sent for each in sent)
            return heads + whole, whole, bodies[:3]
    finally:
        host.stop()


def _second(_host: HostileServer, page: Page) -> None:
    act(page, "Save", "Español")
    expect(pack_of(page, "Español")).to_contain_text("Saved:")


def _update(base: Release, *urls: str) -> Callable[[HostileServer, Page], None]:
    def change(host: HostileServer, page: Page) -> None:
        host.deploy(after(base, edited(base, *urls)))
        page.reload()
        expect(offer_of(page)).to_contain_text("A new version is ready", timeout=60_000)

    return change


if __name__ == "__main__":
    main()
