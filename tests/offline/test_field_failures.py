"""Failures from the field that no other file tests; README.md here lists all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from offline.hostile import (
    HostileServer,
    Mischief,
    is_missing,
    lasts_long,
    rewrites,
    rewrites_within,
    signs_in,
    varies,
)
from offline.phone import (
    cached_text,
    expect_not_saved,
    expect_saved,
    offer_of,
    open_saved,
    status_of,
)
from offline.releases import (
    asked_by_worker,
    asked_for,
    body_of,
    each_bundle,
    edited,
    pages_of,
    saved_for,
)

GUIDE = "/en/guide/"


def expect_no_claim_to_be_online(page: Page) -> None:
    """Assert that the browser says it is online, and that the app doesn't."""
    assert page.evaluate("navigator.onLine") is True
    expect(page.locator("body")).not_to_contain_text("online")
    page.locator("summary", has_text="English").click()
    page.get_by_role("link", name="简体中文").click()
    expect(page.get_by_role("alert").filter(has_text="the network does not answer")).to_be_visible()


def test_proxy_that_rewrites_every_page_leaves_the_app_saying_not_saved(
    page: Page, hostile: HostileServer
) -> None:
    """No changed page is stored; unchanged scripts and icons are."""
    hostile.mischief |= each_bundle(hostile.release, "en", rewrites_within)
    for path in pages_of(hostile.release, "en"):
        hostile.mischief |= {path: rewrites, asked_for(path): rewrites}
    page.goto(f"{hostile.url}/en/")
    expect_not_saved(page)
    expect(status_of(page)).to_contain_text("This network changes our pages")
    for path in pages_of(hostile.release, "en"):  # the page that was opened waits elsewhere, unused
        assert cached_text(page, path, hostile.release.id) is None, path


def test_proxy_that_rewrites_pages_alone_does_not_keep_them_from_being_saved(
    page: Page, hostile: HostileServer
) -> None:
    """Bundles are text, which such a proxy doesn't change."""
    for path in pages_of(hostile.release, "en"):
        hostile.mischief[path] = rewrites
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    for path in pages_of(hostile.release, "en"):
        assert cached_text(page, path) == body_of(hostile.release, path).decode(), path


def test_answers_that_vary_by_cookie_still_open_when_cookies_change(
    page: Page, hostile: HostileServer
) -> None:
    """Pages cached with one cookie open without it, and with another."""
    for path in saved_for(hostile.release, "en"):
        hostile.mischief[path] = varies
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.stop()
    page.context.clear_cookies()
    page.goto(hostile.url + GUIDE)
    expect_saved(page)
    page.context.add_cookies([{"name": "seen", "value": "2", "url": hostile.url}])
    page.goto(f"{hostile.url}/en/guide/faq/")
    expect_saved(page)


def test_connection_refused_while_online_opens_the_saved_page_at_once(
    page: Page, hostile: HostileServer
) -> None:
    """Nothing listens, and the browser says that it is online."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.stop()
    open_saved(page, hostile.url + GUIDE)
    expect_no_claim_to_be_online(page)


def test_tls_garbage_while_online_opens_the_saved_page_at_once(
    page: Page, hostile: HostileServer
) -> None:
    """Another program listens, with another protocol."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.garbles = True
    open_saved(page, hostile.url + GUIDE)
    expect_no_claim_to_be_online(page)


def test_names_failing_while_online_opens_the_saved_page_at_once(
    whole_launch_args: dict[str, Any],
    browser_type: BrowserType,
    hostile: HostileServer,
    tmp_path: Path,
) -> None:
    """The name is found at the first visit, but not after the browser has been restarted."""
    origin = f"http://nobars.test:{hostile.port}"

    def start(resolved: str) -> BrowserContext:
        arguments = [
            *whole_launch_args["args"],
            f"--host-resolver-rules=MAP nobars.test {resolved}",
            f"--unsafely-treat-insecure-origin-as-secure={origin}",
        ]
        launch = {**whole_launch_args, "args": arguments}
        return browser_type.launch_persistent_context(tmp_path, locale="en-GB", **launch)

    with start("127.0.0.1") as context:
        page = context.new_page()
        page.goto(f"{origin}/en/")
        expect_saved(page)
    with start("~NOTFOUND") as context:
        page = context.new_page()
        page.goto(origin + "/en/")  # starts the worker, which is slow in a cold browser
        open_saved(page, origin + GUIDE)
        expect_no_claim_to_be_online(page)


@pytest.mark.parametrize("mischief", [is_missing, signs_in])
def test_worker_script_gone_at_an_update_leaves_the_old_worker_alive(
    page: Page, hostile: HostileServer, mischief: Mischief
) -> None:
    """It is a 404 or HTML: saved pages open, and the next good release is found."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.deploy(edited(hostile.release, "/en/guide/why/"))
    hostile.mischief["/sw.js"] = mischief
    response = page.reload()
    assert response
    assert response.from_service_worker
    expect_saved(page)
    hostile.recover()
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")


def test_worker_script_cached_for_long_does_not_hide_the_next_release(
    page: Page, hostile: HostileServer
) -> None:
    """A host lets caches keep everything for a year, and the update is still found."""
    for path in (
        *asked_by_worker(hostile.release, "en"),
        *saved_for(hostile.release, "en"),
    ):
        hostile.mischief[path] = lasts_long
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    hostile.deploy(edited(hostile.release, "/en/guide/why/"))
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")


def test_update_without_room_leaves_the_version_in_use_whole(
    page: Page, hostile: HostileServer
) -> None:
    """The message names the full phone, and the old pages open without the server."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": hostile.url, "quotaSize": 20_000})
    hostile.deploy(edited(hostile.release, "/en/guide/why/"))
    page.reload()
    expect(status_of(page)).to_contain_text("could not be fetched whole yet")
    hostile.stop()
    for path in pages_of(hostile.release, "en"):
        assert cached_text(page, path) is not None, path
    page.goto(hostile.url + GUIDE)
    expect_saved(page)
