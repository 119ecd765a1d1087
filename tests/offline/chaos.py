"""Installs that are cut off at a random byte and resumed: how much is downloaded twice."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from playwright.sync_api import Browser, Page, expect

from offline.hostile import HostileServer
from offline.phone import expect_not_saved, expect_saved
from offline.releases import code_of, core_of, impatient
from server.release.description import DESCRIPTION, as_saved
from server.release.model import Release

# Of the core, downloaded again in the mean: a cut may lose two thirds of a language's pages, which
# come in one file, and so do scripts. These files save as much of each install that isn't cut. The
# smaller the core, the larger the share; a busy machine has read less of a file when it is cut.
LIMIT = 0.2
LARGEST = 19_000  # bytes of a file that only the worker requests
# A cut loses the present file. On a busy machine, another one may miss its deadline.
MOST = 2 * LARGEST
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
    """An install: bytes of bodies until the cut, in all, and in an install that isn't cut."""

    at: int
    sent: int
    whole: int

    @property
    def again(self) -> int:
        """Return the bytes that were downloaded twice."""
        return self.sent - self.whole

    @property
    def wasted(self) -> float:
        """Return them as a share of the bytes of a whole install."""
        return self.again / self.whole


def mean_waste(cuts: Iterable[Cut]) -> float:
    """Return the mean of what these installs downloaded twice, as a share of a whole install."""
    return mean(cut.wasted for cut in cuts)


def cut_installs(
    browser: Browser, release: Release, path: str, rounds: int, seed: int
) -> list[Cut]:
    """Cut off so many first visits, resume each, and assert that it ends as the server's release.

    A cut comes at any byte that the install has yet to fetch after the page has been loaded.
    """
    chance = random.Random(seed)
    server = HostileServer(impatient(core_of(release)))
    try:
        url = server.url + path
        loaded, whole = _visit(browser, server, url, None)
        cuts = []
        for _ in range(rounds):
            at = chance.randrange(loaded, whole)
            _, sent = _visit(browser, server, url, at)
            cuts.append(Cut(at, sent, whole))
        return cuts
    finally:
        server.stop()


def _visit(
    browser: Browser, server: HostileServer, url: str, cut_at: int | None
) -> tuple[int, int]:
    """Make a first visit; return the bytes sent until the page was loaded, and in all."""
    server.log.clear()
    server.budget = cut_at
    with browser.new_context() as context:
        page = context.new_page()
        # The worker's bytes are counted separately: it is registered when the page has loaded.
        page.goto(url, wait_until="load")
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
    assert {file["url"]: as_saved(file)["sha256"] for file in files}.items() <= stored.items()
