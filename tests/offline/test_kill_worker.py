"""A broken worker is in use: the host ships the kill worker, and one navigation recovers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Error, Page, expect

from browser.log import Log
from builds import build_once
from offline.hostile import HostileServer
from offline.phone import expect_from_worker, expect_saved, offer_of
from server.core.config import Config
from server.release.description import WORKER
from server.release.model import File, Release
from small import few

BREAKS = """
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(%s);
});
"""
ERROR_PAGE = 'new Response("broken", { status: 500 })'
NO_ANSWER = "Response.error()"
OTHERS = [
    "someone-else",
    "nobars:/elsewhere/:notes",
]  # the second is that of this app at another path
REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"


@pytest.fixture(scope="module")
def killing() -> Release:
    """Return the release built with the setting switched on."""
    return build_once(Config(kill_worker=True, languages=few("en")))


def broken(release: Release, answer: str) -> Release:
    """Return the release with a worker that gives this answer to every navigation."""
    script = f'self.RELEASE_ID="{release.id}";{BREAKS % answer}'.encode()
    return replace(release, files={**release.files, WORKER: File.of(WORKER, script)})


def break_worker(page: Page, hostile: HostileServer, answer: str) -> None:
    """Deploy a broken worker, and wait until it controls the page."""
    hostile.deploy(broken(hostile.release, answer))
    page.evaluate(
        """() => navigator.serviceWorker.addEventListener("controllerchange", () => {
          document.documentElement.dataset.taken = "over";
        })"""
    )
    page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(page.locator("html")).to_have_attribute("data-taken", "over")


def expect_recovered(page: Page, url: str) -> None:
    """Wait until the page comes from the server, without any worker."""
    expect(page.get_by_role("article")).to_contain_text("AIS kiosk")
    expect(page.locator("html")).to_have_attribute("data-worker", "off")
    expect(page).to_have_url(url)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(REGISTRATIONS) == 0


@pytest.mark.engines
def test_one_navigation_recovers_from_a_broken_worker(
    page: Page, hostile: HostileServer, killing: Release
) -> None:
    """Receipts, drafts and other apps' caches stay; the app's own caches are deleted."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    log = Log(page, hostile.url)
    log.add(Paid_through="AIS kiosk")
    receipt = page.url
    log.start({"Notes": "half a receipt"})
    for name in OTHERS:
        page.evaluate("(name) => void caches.open(name)", name)
    break_worker(page, hostile, ERROR_PAGE)
    hostile.deploy(killing)
    page.goto(receipt)  # shows the error, until the kill worker reloads it
    expect_recovered(page, receipt)
    assert page.evaluate("caches.keys()") == OTHERS
    assert len(log.stored("receipts")) == 1
    log.open("receipts/new/")
    expect(log.field("Notes")).to_have_value("half a receipt")


def test_navigation_without_any_answer_recovers_too(
    page: Page, hostile: HostileServer, killing: Release
) -> None:
    """The browser's error page stays in one tab; the other tab is the app's.

    Firefox asks the network if a worker gives no answer.
    """
    page.goto(f"{hostile.url}/en/guide/faq/")
    expect_saved(page)
    other = page.context.new_page()
    other.goto(f"{hostile.url}/en/guide/faq/")
    expect_saved(other)
    break_worker(page, hostile, NO_ANSWER)
    hostile.deploy(killing)
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto(f"{hostile.url}/en/guide/faq/")
    expect(other.locator("html")).to_have_attribute("data-worker", "off")
    page.goto(f"{hostile.url}/en/guide/faq/")
    expect(page.locator("html")).to_have_attribute("data-worker", "off")


@pytest.mark.engines
def test_app_saves_itself_anew_when_the_kill_worker_is_switched_off(
    page: Page, hostile: HostileServer, killing: Release
) -> None:
    """Until then nothing is saved; afterwards everything is, and opens without the server."""
    healthy = hostile.release
    page.goto(f"{hostile.url}/en/guide/")
    expect_saved(page)
    hostile.deploy(killing)
    with page.expect_navigation(url=f"{hostile.url}/en/guide/"):
        page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(page.locator("html")).to_have_attribute("data-worker", "off")
    page.reload(wait_until="networkidle")
    assert page.evaluate(REGISTRATIONS) == 0
    assert page.evaluate("caches.keys()") == []
    hostile.deploy(healthy)
    page.reload()
    expect_saved(page)
    hostile.stop()
    expect_from_worker(page.goto(f"{hostile.url}/en/guide/faq/"))


@pytest.mark.engines
def test_working_worker_gives_way_at_the_next_visit(
    page: Page, hostile: HostileServer, killing: Release
) -> None:
    """It isn't asked, because it can't be told from a broken one."""
    page.goto(f"{hostile.url}/en/guide/faq/")
    expect_saved(page)
    hostile.deploy(killing)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-worker", "off")
    expect(offer_of(page)).not_to_contain_text("A new version is ready")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(REGISTRATIONS) == 0
