"""A new version is complete, offered but never forced, and costs only the changes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import HostileServer, rewrites
from offline.phone import (
    cached_text,
    delete_cached,
    expect_saved,
    offer_of,
    poison,
    read_text,
    status_of,
    stored_releases,
)
from offline.releases import (
    body_of,
    code_of,
    each_way,
    edited,
    impatient,
    part_of,
    recoded,
    saved_for,
)
from server.core.languages import LANGUAGES
from server.release.model import Release, file_name

pytestmark = pytest.mark.engines

NEWER = "/en/guide/why/"


def deploy(page: Page, hostile: HostileServer, *urls: str) -> Release:
    """Deploy a release with these files changed, and reload the page, which finds it."""
    hostile.fetched()
    hostile.deploy(edited(hostile.release, *(urls or [NEWER])))
    page.reload()
    return hostile.release


def visit(page: Page, hostile: HostileServer, path: str = "/en/") -> None:
    """Open a page and wait until all is saved."""
    page.goto(hostile.url + path)
    expect_saved(page)


def accept(page: Page) -> None:
    """Accept the update, and wait for its page."""
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()


def test_update_is_offered_and_taken_by_a_click(page: Page, hostile: HostileServer) -> None:
    """Until the click the old version stays, also after reloads."""
    visit(page, hostile)
    old = hostile.release
    newer = deploy(page, hostile)
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)
    accept(page)
    expect_saved(page)
    assert read_text(page, NEWER).encode() == body_of(newer, NEWER)
    assert offer_of(page).inner_text().strip() == ""


def test_update_fetches_the_changed_file_alone(page: Page, hostile: HostileServer) -> None:
    """It fetches the worker's loader, the list of its language, and the one page."""
    visit(page, hostile)
    deploy(page, hostile)
    expect(offer_of(page)).to_contain_text("A new version is ready")
    page_alone = part_of(hostile.release, NEWER)
    assert {each.path for each in hostile.log} == {page_alone, "/release/en.json", "/sw.js"}
    assert hostile.fetched().count(page_alone) == 1


# A list has a hash for each file: of some 33 pages, or of some 45 files that all languages share,
# and that has the headers of a page too, with the hashes of what is inside it.
@pytest.mark.parametrize(("changed", "beside"), [(NEWER, 1_200), ("/assets/app.js", 1_800)])
def test_update_costs_hardly_more_than_the_changed_file(
    page: Page, hostile: HostileServer, changed: str, beside: int
) -> None:
    """It costs a kilobyte more without headers, and a few bytes for each language."""
    visit(page, hostile)
    newer = deploy(page, hostile, changed)
    expect(offer_of(page)).to_contain_text("A new version is ready")
    downloaded = sum(each.sent for each in hostile.log if each.path != "/en/")
    assert downloaded - len(newer.files[file_name(changed)].encoded["br"]) <= beside + 30 * len(
        LANGUAGES
    )


def test_update_of_the_worker_alone_fetches_its_code(page: Page, hostile: HostileServer) -> None:
    """Saved files are not fetched."""
    visit(page, hostile)
    hostile.fetched()
    hostile.deploy(impatient(recoded(hostile.release)))
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert set(hostile.fetched()) == {"/sw.js", code_of(hostile.release)}
    accept(page)
    expect_saved(page)


def test_update_from_a_release_without_lists_fetches_no_unchanged_file(
    page: Page, hostile: HostileServer
) -> None:
    """Early workers had no lists: a file at the same address is checked by its hash."""
    visit(page, hostile)
    newer = edited(hostile.release, NEWER)
    hostile.deploy(newer)
    for name in ("shared", "en"):
        delete_cached(page, f"/release/{name}.json")
    hostile.fetched()
    page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(offer_of(page)).to_contain_text("A new version is ready")
    asked = {each.path for each in hostile.log}
    parts = {part_of(newer, url) for url in saved_for(newer, "en")}
    assert asked & parts == {part_of(newer, NEWER)}
    accept(page)
    expect_saved(page)


def test_only_the_tab_that_was_clicked_is_loaded_anew(page: Page, hostile: HostileServer) -> None:
    """The other tab keeps its typed values, and the files of its version."""
    visit(page, hostile, "/en/receipts/new/")
    page.get_by_label("Notes").fill("half a receipt")
    old = hostile.release
    other = page.context.new_page()
    other.goto(f"{hostile.url}/en/guide/faq/")
    newer = deploy(other, hostile, NEWER, "/assets/log.js")
    expect(offer_of(other)).to_contain_text("A new version is ready")
    accept(other)
    expect_saved(other)
    expect(offer_of(page)).to_contain_text("in use in another tab")
    expect(page.get_by_label("Notes")).to_have_value("half a receipt")
    hostile.stop()
    assert read_text(page, "/assets/log.js").encode() == body_of(old, "/assets/log.js")
    assert read_text(other, "/assets/log.js").encode() == body_of(newer, "/assets/log.js")
    assert stored_releases(other) == {old.id, newer.id}


def test_old_release_goes_when_its_last_tab_has_closed(page: Page, hostile: HostileServer) -> None:
    """It is deleted then, not earlier, and not much later."""
    visit(page, hostile)
    other = page.context.new_page()
    visit(other, hostile)
    newer = deploy(other, hostile)
    expect(offer_of(other)).to_contain_text("A new version is ready")
    accept(other)
    expect_saved(other)
    page.close()
    for _ in range(20):  # a browser may list a closed tab for a moment
        other.reload()
        expect_saved(other)
        if stored_releases(other) == {newer.id}:
            break
    assert stored_releases(other) == {newer.id}


def test_form_keeps_its_input_before_the_update(page: Page, hostile: HostileServer) -> None:
    """Forms get time to store unsaved values."""
    visit(page, hostile)
    deploy(page, hostile)
    page.evaluate(
        """window.addEventListener("nobars-before-update", ({ detail }) => {
          const written = async () => {
            await caches.open("someone-else");
            localStorage.setItem("draft", "kept");
          };
          detail.waitUntil(written());
        })"""
    )
    accept(page)
    assert page.evaluate("localStorage.getItem('draft')") == "kept"


def test_form_can_call_the_update_off(page: Page, hostile: HostileServer) -> None:
    """A draft that can't be stored is more important than a new version."""
    visit(page, hostile)
    old = hostile.release
    deploy(page, hostile)
    page.evaluate(
        """window.addEventListener("nobars-before-update", ({ detail }) => {
          detail.waitUntil(Promise.reject(new Error("no room")));
        })"""
    )
    offer_of(page).get_by_role("button", name="Use it now").click()
    assert page.evaluate("caches.open('someone-else').then(() => true)")
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)
    expect(offer_of(page)).to_contain_text("A new version is ready")


def test_update_that_fails_leaves_the_old_version_live(page: Page, hostile: HostileServer) -> None:
    """The page says so, and saved pages still work without the server."""
    visit(page, hostile)
    old = hostile.release
    hostile.mischief |= each_way(hostile.release, NEWER, rewrites)
    deploy(page, hostile)
    expect(status_of(page)).to_contain_text("could not be fetched whole yet")
    expect_saved(page)
    expect(offer_of(page)).not_to_contain_text("A new version is ready")
    hostile.stop()
    page.goto(hostile.url + NEWER)
    expect_saved(page)
    assert read_text(page, NEWER).encode() == body_of(old, NEWER)


def test_poison_in_the_old_release_is_found_and_replaced(
    page: Page, hostile: HostileServer
) -> None:
    """Wrong bytes at the same address and hash are not taken over."""
    visit(page, hostile)
    poison(page, "/en/guide/check/")
    newer = deploy(page, hostile)
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert part_of(newer, "/en/guide/check/") in {each.path for each in hostile.log}
    genuine = body_of(newer, "/en/guide/check/").decode()
    assert cached_text(page, "/en/guide/check/", newer.id) == genuine


def test_deleted_file_is_repaired_when_online(page: Page, hostile: HostileServer) -> None:
    """The next page load fetches it."""
    visit(page, hostile)
    delete_cached(page, "/en/guide/check/")
    page.reload()
    expect_saved(page)
    assert (
        cached_text(page, "/en/guide/check/")
        == body_of(hostile.release, "/en/guide/check/").decode()
    )


def test_deleted_page_is_readable_words_when_offline(page: Page, hostile: HostileServer) -> None:
    """It is never blank, and never the browser's error."""
    visit(page, hostile)
    delete_cached(page, "/en/guide/check/")
    hostile.stop()
    page.goto(f"{hostile.url}/en/guide/check/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not saved")


def test_update_brings_along_every_saved_language(page: Page, hostile: HostileServer) -> None:
    """A saved language stays saved."""
    visit(page, hostile, "/zh-Hans/")
    visit(page, hostile, "/en/")
    newer = deploy(page, hostile)
    expect(offer_of(page)).to_contain_text("A new version is ready")
    accept(page)
    hostile.stop()
    for path in saved_for(newer, "zh-Hans"):
        assert cached_text(page, path, newer.id) is not None, path


def test_newer_page_from_the_server_gets_the_server_s_files(
    page: Page, hostile: HostileServer
) -> None:
    """An unsaved page of a newer release does not get the old script."""
    visit(page, hostile)
    changed = ["/assets/log.js", "/zh-Hans/guide/"]
    hostile.deploy(edited(hostile.release, *changed))
    page.goto(f"{hostile.url}/zh-Hans/guide/")
    assert read_text(page, "/assets/log.js").encode() == body_of(hostile.release, "/assets/log.js")
    page.goto(f"{hostile.url}/en/guide/")
    assert read_text(page, "/assets/log.js").encode() != body_of(hostile.release, "/assets/log.js")


def test_language_opened_after_a_deploy_comes_with_the_update(
    page: Page, hostile: HostileServer
) -> None:
    """Files of the old release are gone, so the newer one has the language."""
    visit(page, hostile)
    hostile.deploy(edited(hostile.release, "/zh-Hans/guide/", "/zh-Hans/guide/faq/"))
    page.goto(f"{hostile.url}/zh-Hans/")
    expect(offer_of(page).get_by_role("button").first).to_be_visible()
    with page.expect_navigation():
        offer_of(page).get_by_role("button").first.click()
    expect_saved(page)
    hostile.stop()
    page.goto(f"{hostile.url}/zh-Hans/guide/")
    expect_saved(page)
