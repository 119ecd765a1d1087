"""Languages as packs: users save, cancel, remove and update them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import HostileServer, is_missing, stalls
from offline.phone import (
    act,
    cached_text,
    expect_saved,
    offer_of,
    pack_of,
    status_of,
    stored_releases,
)
from offline.releases import (
    asked_for,
    each_bundle,
    edited,
    pages_of,
    part_of,
    saved_for,
    with_deadlines,
)

pytestmark = pytest.mark.engines

CHINESE = "简体中文"
SETTINGS = "/en/settings/"


def open_settings(page: Page, hostile: HostileServer) -> None:
    """Open the settings when English is saved."""
    page.goto(hostile.url + SETTINGS)
    expect_saved(page)


# The worker is never woken again.
SILENT = """ServiceWorker.prototype.postMessage = () => {
  document.documentElement.dataset.asked = "";
}"""


def save_chinese(page: Page, hostile: HostileServer) -> None:
    """Save the second language in the settings."""
    open_settings(page, hostile)
    act(page, "Save", CHINESE)
    expect(page.get_by_text(f"{CHINESE} is saved")).to_be_visible()


def stored_pages(page: Page, hostile: HostileServer, tag: str) -> set[str]:
    """Return the cached pages of a language."""
    pages = pages_of(hostile.release, tag)
    return {path for path in pages if cached_text(page, path, hostile.release.id) is not None}


def test_language_saved_in_the_settings_opens_without_the_server(
    page: Page, hostile: HostileServer
) -> None:
    """The settings show states and sizes, also of a language never visited."""
    open_settings(page, hostile)
    expect(pack_of(page, "English")).to_contain_text("Saved:")
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")
    expect(pack_of(page, CHINESE)).to_contain_text("kB")
    hostile.fetched()
    act(page, "Save", CHINESE)
    expect(pack_of(page, CHINESE)).to_contain_text("Saved:")
    expect(pack_of(page, CHINESE).get_by_role("button", name="Remove")).to_be_focused()
    assert not set(hostile.fetched()) & set(saved_for(hostile.release, "en"))
    hostile.stop()
    page.goto(f"{hostile.url}/zh-Hans/guide/")
    expect_saved(page)


def test_language_cancelled_half_way_goes_on_from_there(page: Page, hostile: HostileServer) -> None:
    """Cancel stops the download; files that have arrived stay, and aren't downloaded twice."""
    hostile.deploy(with_deadlines(hostile.release, file=60_000))  # so that only Cancel ends it
    open_settings(page, hostile)
    hostile.mischief |= each_bundle(hostile.release, "zh-Hans", is_missing)
    hostile.mischief[asked_for("/zh-Hans/guide/why/")] = stalls
    act(page, "Save", CHINESE)
    while not stored_pages(page, hostile, "zh-Hans"):
        expect(pack_of(page, CHINESE)).to_contain_text("Saving:")
    act(page, "Cancel", CHINESE)
    expect(pack_of(page, CHINESE)).to_contain_text("Saved in part")
    stored = stored_pages(page, hostile, "zh-Hans")
    assert 0 < len(stored) < len(pages_of(hostile.release, "zh-Hans"))
    hostile.recover()
    hostile.fetched()
    act(page, "Save", CHINESE)
    expect(pack_of(page, CHINESE)).to_contain_text("Saved:")
    fetched = {*hostile.fetched()}
    assert not {asked_for(each) for each in stored} & fetched
    assert not {part_of(hostile.release, each) for each in stored} & fetched


def test_language_that_can_not_be_saved_says_why(page: Page, hostile: HostileServer) -> None:
    """The message has the language's name and what to do, also if the worker never answers."""
    open_settings(page, hostile)
    page.clock.install()
    page.evaluate(SILENT)
    act(page, "Save", CHINESE)
    page.clock.fast_forward(90_000)
    expect(
        page.get_by_text(re.compile(f"{CHINESE}.? could not be saved.*gives no answer"))
    ).to_be_visible()
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")
    act(page, "Save", CHINESE)
    act(page, "Cancel", CHINESE)
    page.clock.fast_forward(10_000)
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")
    open_settings(page, hostile)
    hostile.stop()
    act(page, "Save", CHINESE)
    expect(page.get_by_text(re.compile(f"{CHINESE}.? could not be saved.*network"))).to_be_visible()
    expect(pack_of(page, CHINESE).get_by_role("button", name="Save")).to_be_visible()
    hostile.start()
    act(page, "Save", CHINESE)
    expect(page.get_by_text(f"{CHINESE} is saved")).to_be_visible()


def test_language_that_can_not_be_removed_says_so(page: Page, hostile: HostileServer) -> None:
    """The row goes on showing that it is saved."""
    save_chinese(page, hostile)
    page.clock.install()
    page.evaluate(SILENT)
    act(page, "Remove", CHINESE)
    page.clock.fast_forward(10_000)
    expect(page.get_by_text(f"{CHINESE} could not be removed")).to_be_visible()
    expect(pack_of(page, CHINESE)).to_contain_text("Saved:")


def test_page_does_not_wait_for_a_silent_worker_for_ever(
    page: Page, hostile: HostileServer
) -> None:
    """It says that the worker is silent, and not that the network is slow."""
    page.goto(hostile.url + SETTINGS)
    expect_saved(page)
    page.clock.install()
    page.add_init_script(SILENT)
    page.goto(f"{hostile.url}/es/guide/")
    expect(page.locator("html")).to_have_attribute("data-asked", "")
    page.clock.fast_forward(90_000)
    expect(status_of(page)).to_contain_text("La parte de la app que guarda páginas no responde")


def test_removing_a_language_keeps_the_others_whole(page: Page, hostile: HostileServer) -> None:
    """Its pages are deleted, shared files stay. The present language can't be removed."""
    save_chinese(page, hostile)
    expect(pack_of(page, "English").get_by_role("button", name="Remove")).to_be_hidden()
    act(page, "Remove", CHINESE)
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")
    assert stored_pages(page, hostile, "zh-Hans") == set()
    hostile.stop()
    for path in saved_for(hostile.release, "en"):
        assert cached_text(page, path) is not None, path
    page.reload()
    expect_saved(page)


def test_update_brings_a_pack_along_that_was_never_opened(
    page: Page, hostile: HostileServer
) -> None:
    """A language saved in the settings is saved in each later version."""
    save_chinese(page, hostile)
    hostile.deploy(edited(hostile.release, "/zh-Hans/guide/why/"))
    page.reload()
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)
    expect(pack_of(page, CHINESE)).to_contain_text("Saved:")
    assert stored_releases(page) == {hostile.release.id}


def test_update_does_not_bring_a_removed_pack_back(page: Page, hostile: HostileServer) -> None:
    """Not even an update that was waiting with it when it was removed."""
    save_chinese(page, hostile)
    hostile.deploy(edited(hostile.release, "/en/guide/why/"))
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    act(page, "Remove", CHINESE)
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)
    expect(pack_of(page, CHINESE)).to_contain_text("Not saved:")


def test_switching_offline_to_an_unsaved_language_is_answered_in_the_present_one(
    page: Page, hostile: HostileServer
) -> None:
    """The present page says so and stays; `/` stays in the saved language."""
    page.goto(f"{hostile.url}/en/guide/")
    expect_saved(page)
    hostile.stop()
    page.locator("summary", has_text="English").click()
    link = page.get_by_role("link", name=CHINESE)
    link.click()
    said = page.get_by_role("alert").filter(has_text="is not saved on this phone")
    expect(said).to_contain_text(CHINESE)
    expect(page).to_have_url(f"{hostile.url}/en/guide/")
    page.get_by_role("button", name="Close").last.click()
    expect(said).to_have_count(0)
    page.locator("summary", has_text="English").click()
    with page.expect_navigation():
        link.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not saved")
    page.goto(hostile.url)
    expect(page).to_have_url(f"{hostile.url}/en/")


def test_switching_to_a_saved_language_needs_no_network(page: Page, hostile: HostileServer) -> None:
    """It opens at once, and is remembered."""
    save_chinese(page, hostile)
    hostile.stop()
    page.goto(f"{hostile.url}/en/guide/")
    page.locator("summary", has_text="English").click()
    page.get_by_role("link", name=CHINESE).click()
    expect(page).to_have_url(f"{hostile.url}/zh-Hans/guide/")
    expect_saved(page)
    page.goto(hostile.url)
    expect(page).to_have_url(f"{hostile.url}/zh-Hans/")
