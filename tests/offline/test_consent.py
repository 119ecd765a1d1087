"""Users who pay by the megabyte are asked first: by a setting, or if the browser saves data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import HostileServer, is_missing
from offline.phone import (
    act,
    cached_text,
    expect_saved,
    offer_of,
    pack_of,
    read_text,
    status_of,
)
from offline.releases import body_of, data_saving, each_way, edited, part_of
from server.release.model import Release

NEWER = "/en/guide/why/"
SETTINGS = "/en/settings/"


@pytest.fixture
def saving(one_core: Release) -> Iterator[HostileServer]:
    """Return a server for visitors whose browsers save data."""
    server = HostileServer(data_saving(one_core))
    yield server
    server.stop()


def ask_first(page: Page, hostile: HostileServer) -> None:
    """Choose in the settings to be asked."""
    page.goto(hostile.url + SETTINGS)
    expect_saved(page)
    page.get_by_label("Ask before downloading updates").click()
    page.reload()
    expect(page.get_by_label("Ask before downloading updates")).to_be_checked()


def find_it_once_more(page: Page) -> None:
    """Let the browser look for a new version, as it regularly does, until the page says so."""
    page.evaluate(
        """() => {
          navigator.serviceWorker.addEventListener("message", ({ data }) => {
            document.documentElement.dataset.found = data.type;
          });
          void navigator.serviceWorker.ready.then((each) => each.update());
        }"""
    )
    expect(page.locator("html")).to_have_attribute("data-found", "failed")


def take(page: Page) -> None:
    """Consent to the download, then to the update."""
    offer_of(page).get_by_role("button", name="Download").click()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)


def test_update_waits_for_consent_and_tells_its_size(page: Page, hostile: HostileServer) -> None:
    """Before, only its list is downloaded, once; then only the changes."""
    ask_first(page, hostile)
    old = hostile.release
    hostile.deploy(edited(old, NEWER))
    hostile.fetched()
    page.reload()
    size = round(len(body_of(hostile.release, NEWER)) / 1_000)
    expect(offer_of(page)).to_contain_text(f"at most {size} kB to download")
    page.reload()
    expect(offer_of(page)).to_contain_text(f"at most {size} kB to download")
    expect(status_of(page)).not_to_contain_text("could not be fetched")
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)
    fetched = hostile.fetched()
    assert fetched.count("/release/en.json") == 1
    assert set(fetched) == {"/release/en.json", "/sw.js"}
    take(page)
    assert read_text(page, NEWER).encode() == body_of(hostile.release, NEWER)
    assert {path for path in hostile.fetched() if path != "/sw.js"} == {
        part_of(hostile.release, NEWER)
    }


def test_consent_is_for_one_version(page: Page, hostile: HostileServer) -> None:
    """The next version asks again."""
    ask_first(page, hostile)
    hostile.deploy(edited(hostile.release, NEWER))
    page.reload()
    take(page)
    hostile.deploy(edited(hostile.release, "/en/guide/check/"))
    page.reload()
    expect(offer_of(page)).to_contain_text("to download")


def test_update_put_off_is_not_downloaded(page: Page, hostile: HostileServer) -> None:
    """The offer stays closed, and the present version stays, with or without a network."""
    ask_first(page, hostile)
    old = hostile.release
    hostile.deploy(edited(old, NEWER))
    page.reload()
    offer_of(page).get_by_role("button", name="Later").click()
    expect(offer_of(page).get_by_text("to download")).to_have_count(0)
    find_it_once_more(page)
    expect(offer_of(page).get_by_text("to download")).to_have_count(0)
    hostile.stop()
    page.goto(hostile.url + NEWER)
    expect_saved(page)
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)


def test_download_that_fails_is_said_and_can_be_tried_again(
    page: Page, hostile: HostileServer
) -> None:
    """The consent still holds for the same version."""
    ask_first(page, hostile)
    hostile.deploy(edited(hostile.release, NEWER))
    hostile.mischief |= each_way(hostile.release, NEWER, is_missing)
    page.reload()
    offer_of(page).get_by_role("button", name="Download").click()
    expect(status_of(page)).to_contain_text("could not be fetched whole yet")
    hostile.recover()
    page.get_by_role("button", name="Try again").click()
    expect(offer_of(page)).to_contain_text("A new version is ready")


def test_update_that_saves_data_has_only_chosen_languages(
    page: Page, saving: HostileServer
) -> None:
    """A language that was only visited isn't updated; without a setting, updates ask."""
    page.goto(f"{saving.url}/zh-Hans/")
    expect_saved(page)
    page.goto(saving.url + SETTINGS)
    expect_saved(page)
    saving.deploy(data_saving(edited(saving.release, NEWER)))
    page.reload()
    take(page)
    assert cached_text(page, "/zh-Hans/guide/", saving.release.id) is None
    act(page, "Save", "简体中文")
    expect(pack_of(page, "简体中文")).to_contain_text("Saved:")
    saving.deploy(data_saving(edited(saving.release, NEWER)))
    page.reload()
    take(page)
    assert cached_text(page, "/zh-Hans/guide/", saving.release.id) is not None
