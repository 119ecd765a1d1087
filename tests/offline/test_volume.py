"""A language's pages come in one file: cheaper by half, and never a hole where it fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import (
    HostileServer,
    Mischief,
    is_missing,
    rewrites_within,
    signs_in,
    stalls,
    truncates,
)
from offline.phone import cached_text, expect_not_saved, expect_saved, offer_of
from offline.releases import body_of, edited, impatient, pages_of, volume_of

VOLUME = volume_of("en")


def stored_pages(page: Page, hostile: HostileServer) -> list[str]:
    """Give the pages that are stored, and assert that each is the release's."""
    texts = {path: cached_text(page, path) for path in pages_of(hostile.release, "en")}
    stored = {path: text for path, text in texts.items() if text is not None}
    for path, text in stored.items():
        assert text.encode() == body_of(hostile.release, path), path
    return [*stored]


def test_pages_of_a_language_come_in_one_file(page: Page, hostile: HostileServer) -> None:
    """Not one of them comes by itself, but for the one that was opened."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    asked = [each.path for each in hostile.log]
    assert asked.count(VOLUME) == 1
    assert {*asked} & {*pages_of(hostile.release, "en")} == {"/en/"}
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


@pytest.mark.parametrize("mischief", [signs_in, is_missing, truncates, rewrites_within, stalls])
def test_what_the_file_does_not_give_is_fetched_page_by_page(
    page: Page, hostile: HostileServer, mischief: Mischief
) -> None:
    """Something else in its place, a part of it, or nothing: all pages are saved as they are."""
    hostile.mischief[VOLUME] = mischief
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


def test_pages_that_came_before_a_cut_are_kept(page: Page, hostile: HostileServer) -> None:
    """And used when it goes on."""
    singly = dict.fromkeys(pages_of(hostile.release, "en")[1:], is_missing)
    hostile.mischief |= {VOLUME: truncates, **singly}
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    stored = stored_pages(page, hostile)
    assert len(stored) > 1
    hostile.recover()
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


def test_update_of_every_page_costs_one_file(page: Page, hostile: HostileServer) -> None:
    """As when the frame around them changes; of one page, it would be a waste."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.deploy(impatient(edited(hostile.release, *pages_of(hostile.release, "en"))))
    hostile.fetched()
    page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert set(hostile.fetched()) == {"/sw.js", "/release/en.json", VOLUME}
