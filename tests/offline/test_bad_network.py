"""Saving over networks that stall, lie and die: never a hole, never a hang, always a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Page, expect

from offline.hostile import (
    HostileServer,
    Mischief,
    Reply,
    is_missing,
    mistypes,
    rewrites,
    signs_in,
    stalls,
    trickles,
    truncates,
)
from offline.phone import (
    cached_text,
    expect_not_saved,
    expect_saved,
    open_saved,
    poison,
    read_text,
    states_heard,
    status_of,
    stored_releases,
)
from offline.releases import (
    LATER,
    asked_by_worker,
    asked_for,
    body_of,
    bundles_of,
    code_of,
    each_bundle,
    edited,
    saved_for,
    with_deadlines,
)
from server.release.model import Release

SCRIPT = "/assets/log.js"
GUIDE = "/en/guide/"


@pytest.fixture
def hostile(one_core: Release) -> Iterator[HostileServer]:
    """Return a server of more than the core: only other sections have what comes in no bundle."""
    server = HostileServer(one_core)
    yield server
    server.stop()


@pytest.mark.engines
def test_install_cut_off_half_way_fetches_only_what_is_missing(
    page: Page, hostile: HostileServer
) -> None:
    """The page works and says so; the next visit continues where the first one ended."""
    page.goto(f"{hostile.url}/en/")
    expected = set(saved_for(hostile.release, "en"))
    hostile.die_after(30_000)
    expect_not_saved(page)
    expect(status_of(page)).to_contain_text("Not saved for offline yet")
    expect(page.locator("h1")).to_be_visible()
    stored = {path for path in expected if cached_text(page, path) is not None}
    assert 0 < len(stored) < len(expected)

    hostile.recover()
    hostile.fetched()
    page.goto(f"{hostile.url}/en/guide/faq/")
    expect_saved(page)
    assert not stored & {path for path in hostile.fetched() if path != "/en/guide/faq/"}
    hostile.stop()
    page.goto(hostile.url + GUIDE)
    expect_saved(page)


def test_poison_among_what_an_install_has_stored_is_found(
    page: Page, hostile: HostileServer
) -> None:
    """Files that are kept from the first try are hashed again at the second."""
    hostile.mischief[LATER] = is_missing
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    poison(page, "/en/")
    hostile.recover()
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)
    assert cached_text(page, "/en/") == body_of(hostile.release, "/en/").decode()


def test_install_goes_on_when_the_network_is_back(page: Page, hostile: HostileServer) -> None:
    """The browser's event is enough: nobody has to load or tap anything."""
    hostile.mischief[LATER] = is_missing
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    hostile.recover()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect_saved(page)


def test_try_again_is_a_button(page: Page, hostile: HostileServer) -> None:
    """Users need not wait for the event."""
    hostile.mischief[LATER] = is_missing
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    hostile.recover()
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)


@pytest.mark.engines
@pytest.mark.parametrize("mischief", [stalls, trickles])
def test_body_that_never_ends_fails_by_its_deadline(
    page: Page, hostile: HostileServer, mischief: Mischief
) -> None:
    """Headers alone are no answer. The page says that it is slow, and the next try succeeds."""
    hostile.mischief[LATER] = mischief
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    expect(status_of(page)).to_contain_text("too slow")
    hostile.recover()
    page.reload()
    expect_saved(page)


@pytest.mark.parametrize(
    ("path", "each_mischief"), [(SCRIPT, (signs_in, mistypes)), (GUIDE, (signs_in, rewrites))]
)
@pytest.mark.engines
def test_foreign_bytes_are_never_stored(
    page: Page, hostile: HostileServer, path: str, each_mischief: Iterable[Mischief]
) -> None:
    """Neither a sign-in page with status 200, nor a rewritten page, nor a wrong type is stored."""
    for mischief in each_mischief:
        hostile.mischief |= {
            asked_for(path): mischief,
            **each_bundle(hostile.release, "en", is_missing),
        }
        page.goto(f"{hostile.url}/en/")
        expect_not_saved(page)
        expect(status_of(page)).to_contain_text("This network changes our pages")
        assert cached_text(page, path) is None
    hostile.recover()
    page.reload()
    expect_saved(page)


@pytest.mark.engines
def test_truncated_file_is_fetched_once_more(page: Page, hostile: HostileServer) -> None:
    """One bad answer doesn't make the install fail."""

    def truncates_once(reply: Reply) -> Iterable[bytes]:
        del hostile.mischief[LATER]
        return truncates(reply)

    hostile.mischief[LATER] = truncates_once
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    assert [state["name"] for state in states_heard(page)].count("failed") == 0


@pytest.mark.parametrize("name", ["shared", "en"])
def test_wrong_list_of_files_saves_nothing(page: Page, hostile: HostileServer, name: str) -> None:
    """Without the list, the worker doesn't know the files of the release."""
    for mischief in (signs_in, is_missing, stalls):
        hostile.mischief[f"/release/{name}.json"] = mischief
        page.goto(f"{hostile.url}/en/")
        expect_not_saved(page)
    hostile.recover()
    page.reload()
    expect_saved(page)


@pytest.mark.parametrize("is_code", [False, True])
def test_wrong_worker_script_is_announced(
    page: Page, hostile: HostileServer, *, is_code: bool
) -> None:
    """It is a sign-in page: the page works, and says that it isn't saved."""
    for mischief in (signs_in, is_missing):
        hostile.mischief[code_of(hostile.release) if is_code else "/sw.js"] = mischief
        page.goto(f"{hostile.url}/en/")
        expect_not_saved(page)
    hostile.recover()
    page.reload()
    expect_saved(page)


@pytest.mark.engines
def test_deploy_in_the_middle_of_an_install_leaves_no_mixture(
    page: Page, hostile: HostileServer
) -> None:
    """The newer release is used as a whole, without further action."""
    newer = edited(hostile.release, *saved_for(hostile.release, "en")[-6:-1])

    def deploy_now(reply: Reply) -> Iterable[bytes]:
        hostile.recover()
        hostile.deploy(newer)
        return is_missing(reply)

    hostile.mischief[bundles_of(hostile.release, "en")[0]] = deploy_now
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    assert stored_releases(page) == {newer.id}
    hostile.stop()
    for path in saved_for(newer, "en"):
        if not path.endswith(".png"):
            assert read_text(page, path).encode() == body_of(newer, path), path


def test_no_room_is_said_in_words(page: Page, hostile: HostileServer) -> None:
    """A full phone is no network failure, and the message says what to do."""
    cdp = page.context.new_cdp_session(page)
    quota = {"origin": hostile.url, "quotaSize": 20_000}
    cdp.send("Storage.overrideQuotaForOrigin", quota)
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    expect(status_of(page)).to_contain_text("no room left")
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": hostile.url})
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)


@pytest.mark.engines
def test_unsaved_page_that_never_ends_gives_the_offline_page(
    page: Page, hostile: HostileServer
) -> None:
    """The deadline includes the body; then the offline page is shown."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    for mischief in (stalls, trickles):
        hostile.mischief["/zh-Hans/guide/"] = mischief
        response = page.goto(f"{hostile.url}/zh-Hans/guide/")
        assert response
        assert response.status == 503
        expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.engines
def test_saved_page_never_waits_for_a_network_that_stalls(
    page: Page, hostile: HostileServer
) -> None:
    """The browser says that it is online, but nothing arrives: the page opens at once."""
    hostile.deploy(with_deadlines(hostile.release, page=10 * 60_000))
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    for path in (
        *saved_for(hostile.release, "en"),
        *asked_by_worker(hostile.release, "en"),
        "/healthz",
    ):
        hostile.mischief[path] = stalls
    open_saved(page, hostile.url + GUIDE)
    expect(page.locator("h1")).to_be_visible()
    expect_saved(page)


def test_missing_page_of_our_own_server_stays_a_missing_page(
    page: Page, hostile: HostileServer
) -> None:
    """Online, a 404 stays a 404."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    response = page.goto(f"{hostile.url}/en/nowhere/")
    assert response
    assert response.status == 404
