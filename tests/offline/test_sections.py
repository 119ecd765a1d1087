"""A release in sections: the core first, which makes a phone ready, then all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Semaphore

import pytest
from playwright.sync_api import Locator, Page, expect

from offline.hostile import HostileServer, Mischief, Reply, is_missing, signs_in, stalls
from offline.phone import (
    act,
    cached_text,
    expect_from_worker,
    expect_saved,
    offer_of,
    pack_of,
    read_text,
    stored_releases,
)
from offline.releases import after, alone, data_saving, edited, impatient, revised
from offline.sections import DATA, build_sectioned
from server.release.deltas import with_deltas
from server.release.model import Release
from serving import serve

SETTINGS = "/en/settings/"
FACTS = {"/facts.json", "/en/about/", "/en/backup/"}
LICENSES = {"/assets/licenses.txt"}  # in the core of this release, and in its bundle
SAVES_DATA = """
  Object.defineProperty(navigator, "connection", { configurable: true, value: { saveData: true } });
"""


@pytest.fixture(scope="session")
def sectioned(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Return a release of three sections: the core, facts and numbers.

    The data are in no bundle, so that a test can keep back this file alone.
    """
    return alone(build_sectioned(tmp_path_factory.mktemp("sections")), "/facts.json")


@pytest.fixture
def hostile(sectioned: Release) -> Iterator[HostileServer]:
    """Return a server of this release."""
    server = HostileServer(impatient(sectioned))
    yield server
    server.stop()


def row_of(page: Page, name: str) -> Locator:
    """Return the row of a section in the settings."""
    return page.locator("section-packs").get_by_role("listitem").filter(has_text=name)


def visit(page: Page, hostile: HostileServer, path: str = SETTINGS) -> None:
    """Open a page, and wait until the core is saved."""
    page.goto(hostile.url + path)
    expect_saved(page)


def save_all(page: Page, hostile: HostileServer) -> None:
    """Wait until all sections are saved."""
    visit(page, hostile)
    for name in ("Facts", "Numbers"):
        expect(row_of(page, name)).to_contain_text("Saved:")


def stored(page: Page, release: Release) -> set[str]:
    """Return the files of the section that pages can use."""
    return {path for path in FACTS if cached_text(page, path, release.id) is not None}


@pytest.mark.engines
def test_all_sections_open_after_the_server_is_gone(
    page: Page, sectioned: Release, tmp_path: Path
) -> None:
    """They are saved without action: pages, an asset, and data that all languages share."""
    server = serve(sectioned, tmp_path)
    try:
        page.goto(server.url + SETTINGS)
        expect_saved(page)
        for name in ("Facts", "Numbers"):
            expect(row_of(page, name)).to_contain_text("Saved:")
    finally:
        server.stop()
    for path in ("/en/about/", "/en/backup/"):
        expect_from_worker(page.goto(server.url + path))
        expect(page.locator("h1")).to_be_visible()
    assert read_text(page, "/facts.json").encode() == DATA
    assert stored_releases(page) == {sectioned.id}


def test_core_alone_decides_that_a_phone_is_ready(page: Page, hostile: HostileServer) -> None:
    """The page doesn't wait for a stalled section, and the core is fetched first."""
    hostile.mischief |= dict.fromkeys(FACTS, stalls)
    visit(page, hostile)
    assert cached_text(page, "/en/guide/", hostile.release.id)
    assert stored(page, hostile.release) == set()


def test_sections_that_follow_come_together(page: Page, hostile: HostileServer) -> None:
    """One bundle is smaller than one for each section."""
    save_all(page, hostile)
    bundles = {path for path in hostile.fetched() if path.endswith(".txt")}
    parts = {"core/en", "all/en", "core/shared", "all/shared"}
    assert bundles - LICENSES == {f"/release/{part}.txt" for part in parts}


def test_changed_page_of_a_section_is_a_delta_from_their_bundle(
    page: Page, hostile: HostileServer
) -> None:
    """Chromium takes the dictionary with the longest pattern, not the last one."""
    hostile.deploy(with_deltas(hostile.release))  # a release without deltas names no dictionaries
    save_all(page, hostile)
    hostile.deploy(after(hostile.release, edited(hostile.release, "/en/about/")))
    hostile.log.clear()
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    [asked] = [each for each in hostile.log if each.path.endswith(".txt")]
    assert asked.sent + asked.head <= 600


def test_section_that_fails_does_not_hold_up_those_before(
    page: Page, hostile: HostileServer
) -> None:
    """Together they can't be saved then, so they are saved one by one."""
    hostile.mischief["/facts.json"] = is_missing
    visit(page, hostile)
    expect(row_of(page, "Numbers")).to_contain_text("Saved:")
    expect(row_of(page, "Facts")).to_contain_text("Not saved:")
    assert stored(page, hostile.release) == set()


def test_page_of_a_section_that_is_not_there_yet_says_so(
    page: Page, hostile: HostileServer
) -> None:
    """It loads online, and offline there is a message; no section is used in part."""
    hostile.mischief["/facts.json"] = is_missing
    visit(page, hostile)
    response = page.goto(f"{hostile.url}/en/about/")
    assert response
    assert response.ok
    expect(page.get_by_role("heading", name="About and privacy")).to_be_visible()
    expect_saved(page)
    hostile.stop()
    response = page.goto(f"{hostile.url}/en/backup/")
    assert response
    assert response.status == 503
    expect(page.get_by_text("Some parts of the app are saved after the rest.")).to_be_visible()
    assert stored(page, hostile.release) == set()


@pytest.mark.engines
@pytest.mark.parametrize("mischief", [is_missing, signs_in, stalls])
def test_section_cut_off_goes_on_from_there(
    page: Page, hostile: HostileServer, mischief: Mischief
) -> None:
    """Files that have arrived aren't downloaded twice, and other bytes are never stored."""
    hostile.mischief["/facts.json"] = mischief
    visit(page, hostile)
    facts = row_of(page, "Facts")
    facts.get_by_role("button", name="Save").click()
    # It waits for what the worker tries by itself: all sections as one, then one by one.
    expect(page.locator("section-packs").get_by_role("status")).to_contain_text(
        "Facts could not be saved", timeout=90_000
    )
    expect(facts).to_contain_text("Not saved:")
    hostile.recover()
    hostile.fetched()
    facts.get_by_role("button", name="Save").click()
    expect(facts).to_contain_text("Saved:")
    assert "/facts.json" in (again := hostile.fetched())
    assert not {"/en/about/", "/en/backup/"} & {*again}
    assert stored(page, hostile.release) == FACTS


def test_section_waits_if_the_browser_saves_data(page: Page, sectioned: Release) -> None:
    """The settings show its size and a button to save it."""
    page.add_init_script(SAVES_DATA)
    hostile = HostileServer(data_saving(impatient(sectioned)))
    visit(page, hostile)
    expect(row_of(page, "Facts")).to_contain_text("Not saved:")
    expect(row_of(page, "Facts")).to_contain_text("kB")
    page.reload()
    expect_saved(page)
    assert not FACTS & {*hostile.fetched()}
    row_of(page, "Facts").get_by_role("button", name="Save").click()
    expect(row_of(page, "Facts")).to_contain_text("Saved:")
    expect(row_of(page, "Numbers")).to_contain_text("Not saved:")
    hostile.stop()


def test_section_waits_if_users_want_to_be_asked(page: Page, hostile: HostileServer) -> None:
    """The choice holds for sections that a new version adds, too."""
    refused = Semaphore(0)

    def refuses(reply: Reply) -> Iterator[bytes]:
        refused.release()
        yield from is_missing(reply)

    hostile.mischief |= {**dict.fromkeys(FACTS, is_missing), "/facts.json": refuses}
    visit(page, hostile)
    tries = [refused.acquire(timeout=20) for _ in range(4)]
    assert all(tries), "the worker tries twice with all sections as one, and twice with this one"
    page.get_by_label("Ask before downloading updates").click()
    page.reload()
    expect(page.get_by_label("Ask before downloading updates")).to_be_checked()
    hostile.recover()
    hostile.fetched()
    visit(page, hostile)
    expect(row_of(page, "Facts")).to_contain_text("Not saved:")
    assert not FACTS & {*hostile.fetched()}


def test_update_brings_along_the_sections_that_are_there(
    page: Page, hostile: HostileServer
) -> None:
    """Only changed files are downloaded, and two versions never mix."""
    save_all(page, hostile)
    newer = DATA.replace(b"A fact", b"A truth")
    hostile.fetched()
    hostile.deploy(revised(hostile.release, {"/facts.json": newer}))
    page.evaluate("navigator.serviceWorker.ready.then((each) => void each.update())")
    expect(offer_of(page)).to_contain_text("A new version is ready")
    assert {*hostile.fetched()} == {"/sw.js", "/release/shared.json", "/facts.json"}
    assert read_text(page, "/facts.json").encode() == DATA
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)
    hostile.stop()
    assert read_text(page, "/facts.json").encode() == newer
    assert stored(page, hostile.release) == FACTS


def test_another_language_gets_its_pages_of_the_sections(
    page: Page, hostile: HostileServer
) -> None:
    """Its core comes first; the shared data are there already."""
    save_all(page, hostile)
    act(page, "Save", "简体中文")
    expect(pack_of(page, "简体中文")).to_contain_text("Saved:")
    hostile.fetched()
    page.reload()
    expect(row_of(page, "Facts")).to_contain_text("Saved:")
    visit(page, hostile, "/zh-Hans/about/")
    hostile.stop()
    expect_from_worker(page.goto(f"{hostile.url}/zh-Hans/backup/"))
    assert "/facts.json" not in hostile.fetched()
