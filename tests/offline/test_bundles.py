"""A language's pages come in a few bundles: half of the bytes, and no hole if one fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import (
    HostileServer,
    Mischief,
    Reply,
    is_missing,
    rewrites_within,
    signs_in,
    stalls,
    truncates,
)
from offline.phone import (
    act,
    cached_text,
    expect_not_saved,
    expect_saved,
    offer_of,
    pack_of,
)
from offline.releases import (
    asked_for,
    body_of,
    bundles_of,
    each_bundle,
    edited,
    pages_of,
    part_of,
    with_deadlines,
)


def stored_pages(page: Page, hostile: HostileServer) -> list[str]:
    """Return the stored pages, and assert that each has the release's bytes."""
    texts = {path: cached_text(page, path) for path in pages_of(hostile.release, "en")}
    stored = {path: text for path, text in texts.items() if text is not None}
    for path, text in stored.items():
        assert text.encode() == body_of(hostile.release, path), path
    return [*stored]


def test_pages_of_a_language_come_in_a_few_files(page: Page, hostile: HostileServer) -> None:
    """No page is fetched separately, except the opened one."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    asked = [each.path for each in hostile.log]
    bundles = bundles_of(hostile.release, "en")
    assert [path for path in asked if path in bundles] == bundles
    assert {*asked} & {*pages_of(hostile.release, "en")} == {"/en/"}
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


@pytest.mark.parametrize("mischief", [signs_in, is_missing, truncates, rewrites_within, stalls])
def test_pages_missing_in_bundles_are_fetched_separately(
    page: Page, hostile: HostileServer, mischief: Mischief
) -> None:
    """The bundle is replaced, cut off, or empty: all pages are saved with the right bytes."""
    hostile.mischief |= each_bundle(hostile.release, "en", mischief)
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


def test_pages_that_came_before_a_cut_are_kept(page: Page, hostile: HostileServer) -> None:
    """They are used when the install continues."""
    pages = pages_of(hostile.release, "en")
    hostile.mischief |= each_bundle(hostile.release, "en", stalls)
    hostile.mischief |= dict.fromkeys(map(asked_for, pages[1:]), is_missing)
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    stored = stored_pages(page, hostile)
    assert 1 < len(stored) < len(pages)
    hostile.fetched()
    hostile.recover()
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)
    fetched = {*hostile.fetched()}
    assert not {asked_for(each) for each in stored} & fetched
    assert not {part_of(hostile.release, each) for each in stored} & fetched
    assert stored_pages(page, hostile) == pages_of(hostile.release, "en")


def test_update_of_every_page_costs_these_files(page: Page, hostile: HostileServer) -> None:
    """A change of the frame changes all pages; for one page, bundles would be a waste."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    newer = edited(hostile.release, *pages_of(hostile.release, "en"))
    changed = [asked_for("/en/"), *bundles_of(newer, "en")]  # home is in none of them
    hostile.deploy(newer)
    hostile.fetched()
    page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert set(hostile.fetched()) == {"/sw.js", "/release/en.json", *changed}


def test_language_that_is_called_off_asks_for_no_further_file(
    page: Page, hostile: HostileServer
) -> None:
    """It doesn't wait for the deadlines of further files either."""
    hostile.deploy(with_deadlines(hostile.release, file=60_000))  # so that only Cancel ends it
    page.goto(f"{hostile.url}/en/settings/")
    expect_saved(page)
    asked: list[str] = []

    def held_up(reply: Reply) -> Iterator[bytes]:
        asked.append(reply.headers["ETag"])
        return stalls(reply)

    hostile.mischief |= each_bundle(hostile.release, "zh-Hans", held_up)
    act(page, "Save", "简体中文")
    while cached_text(page, "/zh-Hans/") is None:  # the count includes shared files
        expect(pack_of(page, "简体中文")).to_contain_text("Saving:")
    act(page, "Cancel", "简体中文")
    expect(pack_of(page, "简体中文")).to_contain_text("Saved in part")
    assert len(asked) == 1
