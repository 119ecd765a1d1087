"""Installs cut off at a random byte, and resumed: what is lost of what had been downloaded."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from offline.hostile import HostileServer
from offline.phone import expect_not_saved, expect_saved
from offline.releases import code_of, impatient
from server.description import DESCRIPTION
from server.release import Release

HASHES = """
  async () => {
    const name = (await caches.keys()).find((each) => !each.endsWith(":notes"));
    const cache = await caches.open(name);
    const hashes = {};
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      hashes[new URL(request.url).pathname] = hash;
    }
    return hashes;
  }
"""


@dataclass(frozen=True)
class Cut:
    """One install: bytes of bodies until the cut, in all, and in an install that isn't cut."""

    at: int
    sent: int
    whole: int

    @property
    def wasted(self) -> float:
        """Give what was downloaded again, as a share of what a whole install downloads."""
        return (self.sent - self.whole) / self.whole


def cut_installs(browser: Browser, release: Release, rounds: int, seed: int) -> list[Cut]:
    """Cut so many first visits off, resume each, and assert that it ends as the server's release.

    A cut comes at any byte that the install has yet to fetch after the page has been loaded.
    """
    chance = random.Random(seed)
    server = HostileServer(impatient(release))
    try:
        loaded, whole = _visit(browser, server, None)
        cuts = []
        for _ in range(rounds):
            at = chance.randrange(loaded, whole)
            _, sent = _visit(browser, server, at)
            cuts.append(Cut(at, sent, whole))
        return cuts
    finally:
        server.stop()


def _visit(browser: Browser, server: HostileServer, cut_at: int | None) -> tuple[int, int]:
    """Visit for the first time. Gives the bytes sent until the page was loaded, and in all."""
    server.log.clear()
    server.budget = cut_at
    with browser.new_context() as context:
        page = context.new_page()
        # What the worker does is counted apart: it registers when the page is loaded.
        page.goto(f"{server.url}/en/", wait_until="load")
        scripts = {"/sw.js", code_of(server.release)}
        loaded = sum(each.sent for each in server.log if each.path not in scripts)
        if cut_at is not None:
            expect_not_saved(page)
            server.recover()
            retry = page.get_by_role("button", name="Try again")
            expect(retry).to_be_visible()
            retry.click()
        expect_saved(page)
        _expect_identical(page, server.release)
    return loaded, sum(each.sent for each in server.log)


def _expect_identical(page: Page, release: Release) -> None:
    stored = page.evaluate(HASHES)
    described = json.loads(release.files[DESCRIPTION].body)
    files = described["assets"] + described["languages"]["en"]["pages"]
    assert {file["url"]: file["sha256"] for file in files}.items() <= stored.items()
