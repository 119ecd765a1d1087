"""Two servers with different releases behind a balancer: phones use a whole release, or none."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import HostileServer
from offline.phone import cached_text, expect_saved, offer_of, read_text
from offline.releases import body_of, edited, recoded, saved_for
from server.release.model import Release

CHANGED = (
    "/en/guide/why/",
    "/en/guide/check/",
    "/en/guide/faq/",
    "/assets/log.js",
    "/assets/app.js",
)
LIVE = """async () => {
  const name = (await caches.keys()).find((each) => each.endsWith(":notes"));
  const note = await (await caches.open(name)).match("/live");
  return note ? note.json() : null;
}"""


def expect_whole(page: Page, release: Release) -> None:
    """Assert that the cache of a release has its bytes, all of them."""
    for path in saved_for(release, "en"):
        if not path.endswith(".png"):
            stored = cached_text(page, path, release.id)
            assert stored is not None, path
            assert stored.encode() == body_of(release, path), path


def take_if_offered(page: Page, newer: Release) -> None:
    """Accept the newer release, unless a first visit ended with it."""
    if page.evaluate(LIVE) != newer.id:
        expect(offer_of(page)).to_contain_text("A new version is ready")
        with page.expect_navigation():
            offer_of(page).get_by_role("button", name="Use it now").click()


@pytest.mark.parametrize("is_recoded", [False, True])
@pytest.mark.parametrize("turn", [0, 1])
def test_first_visit_by_a_balancer_that_alternates_ends_whole(
    page: Page, hostile: HostileServer, turn: int, *, is_recoded: bool
) -> None:
    """Either server may come first, with the same code or not; one release remains."""
    older = hostile.release
    newer = edited(recoded(older) if is_recoded else older, *CHANGED)
    both = [older, newer]
    hostile.alternate(both[turn], both[1 - turn])
    page.goto(f"{hostile.url}/en/")
    expect(page.locator("html")).to_have_attribute("data-offline", re.compile("ready|failed"))
    live = page.evaluate(LIVE)
    for each in both:
        if each.id == live:
            expect_whole(page, each)
    assert live in {older.id, newer.id, None}
    hostile.deploy(newer)
    page.reload()
    expect_saved(page)
    take_if_offered(page, newer)
    expect_saved(page)
    expect_whole(page, newer)
    assert page.evaluate(LIVE) == newer.id
    hostile.stop()
    page.goto(f"{hostile.url}/en/guide/why/")
    expect_saved(page)
    assert read_text(page, "/assets/log.js").encode() == body_of(newer, "/assets/log.js")


def test_update_by_a_balancer_that_alternates_leaves_one_whole_release_live(
    page: Page, hostile: HostileServer
) -> None:
    """The old one is used until the newer one is complete."""
    older = hostile.release
    newer = edited(recoded(older), *CHANGED)
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    for turn in ((newer, older), (older, newer)):
        hostile.alternate(*turn)
        page.reload(wait_until="networkidle")
        expect_saved(page)
        assert page.evaluate(LIVE) == older.id
        expect_whole(page, older)
    hostile.deploy(newer)
    page.reload()
    take_if_offered(page, newer)
    expect_saved(page)
    expect_whole(page, newer)
