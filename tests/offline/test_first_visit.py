"""After one visit, everything opens with the server stopped."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Error, Page, expect

from offline.hostile import HostileServer
from offline.phone import (
    expect_each_opens,
    expect_from_worker,
    expect_saved,
    expect_sections_saved,
    states_heard,
    status_of,
)
from offline.releases import asked_by_worker, loaded_alone, pages_of, saved_for
from server.release.inline import INSIDE
from server.release.model import Release
from serving import Server

pytestmark = pytest.mark.engines


def test_every_page_opens_after_the_server_is_gone(
    page: Page, server: Server, release: Release
) -> None:
    """`/` and deep links, each by itself, and the same page again."""
    page.goto(server.url)
    expect_saved(page)
    server.stop()
    expect_each_opens(page, server.url, ["/", "/en", *pages_of(release, "en")])
    expect_from_worker(page.reload())


def test_phone_number_is_judged_after_the_server_is_gone(page: Page, server: Server) -> None:
    """The tables for it are loaded when a number is typed; they were saved with the operators."""
    expect_sections_saved(page, server.url)
    server.stop()
    page.goto(f"{server.url}/en/sims/")
    page.get_by_role("button", name="Add a SIM").click()
    page.get_by_label("Phone number").fill("+66 81 234 5678")
    expect(page.get_by_text("A valid number: +66 812 345 678")).to_be_visible()


def test_back_and_forward_work_without_the_server(page: Page, hostile: HostileServer) -> None:
    """They lead to the right pages."""
    page.goto(f"{hostile.url}/en/guide/")
    expect_saved(page)
    hostile.stop()
    page.goto(f"{hostile.url}/en/guide/faq/")
    page.go_back()
    expect(page).to_have_url(f"{hostile.url}/en/guide/")
    expect(page.locator("h1")).to_be_visible()
    page.go_forward()
    expect(page).to_have_url(f"{hostile.url}/en/guide/faq/")
    expect(page.locator("h1")).to_be_visible()


def test_an_address_with_a_query_is_the_same_page(page: Page, hostile: HostileServer) -> None:
    """The query of a receipt is never sent to the server."""
    page.goto(hostile.url)
    expect_saved(page)
    hostile.stop()
    response = page.goto(f"{hostile.url}/en/receipts/view/?id=none#slip")
    assert response
    assert response.ok
    expect(page).to_have_url(f"{hostile.url}/en/receipts/view/?id=none#slip")


def test_browser_started_anew_opens_the_app(
    browser_type_launch_args: dict[str, Any],
    browser_type: BrowserType,
    server: Server,
    tmp_path: Path,
) -> None:
    """Nothing is in memory, and there is no network."""
    with browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args) as context:
        page = context.new_page()
        page.goto(server.url)
        expect_saved(page)
    server.stop()
    with browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args) as context:
        page = context.new_page()
        expect_from_worker(page.goto(server.url))
        expect(page).to_have_url(f"{server.url}/en/")
        expect_saved(page)


def test_without_a_worker_nothing_opens(browser: Browser, server: Server) -> None:
    """Negative control: the other tests depend on the worker."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(server.url)
        expect(page.locator("html")).to_have_attribute("data-offline", "failed")
        server.stop()
        with pytest.raises(Error, match="CONNECTION_REFUSED"):
            page.goto(f"{server.url}/en/guide/")


def test_page_that_is_not_saved_says_so_in_its_language(page: Page, hostile: HostileServer) -> None:
    """Offline, an unknown address gives the app's page, not the browser's error."""
    page.goto(f"{hostile.url}/zh-Hans/")
    expect_saved(page)
    hostile.stop()
    for path in ("/zh-Hans/nowhere/", "/en/guide/", "/nowhere"):
        response = page.goto(hostile.url + path)
        assert response
        assert response.status == 503
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        expect(page).to_have_url(hostile.url + path)
        expect(page.locator("h1")).to_be_visible()


def test_other_spellings_of_an_address_open_the_saved_page(
    page: Page, hostile: HostileServer
) -> None:
    """In capitals, with a region or a script, with repeated slashes; also a related language."""
    page.goto(f"{hostile.url}/zh-Hant/")
    expect_saved(page)
    hostile.stop()
    for path, place in {
        "/zh-hant/": "/zh-Hant/",
        "/ZH_TW/guide/WHY": "/zh-Hant/guide/why/",
        "/zh_hant/receipts/view/?id=1#x": "/zh-Hant/receipts/view/?id=1#x",
        "/zh-Hant-HK//guide/": "/zh-Hant/guide/",
        "/yue/guide/index.html": "/zh-Hant/guide/",
        "/nan-TW": "/zh-Hant/",
        "/arz/GUIDE": "/ar/guide/",
    }.items():
        page.goto(hostile.url + path)
        expect(page).to_have_url(hostile.url + place)
    page.goto(f"{hostile.url}/fr/guide/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(f"{hostile.url}/fr/guide/")


def test_page_that_a_browser_translated_is_still_saved(page: Page, server: Server) -> None:
    """The translator marks the page as Spanish; its menu still has this page in each language."""
    page.goto(f"{server.url}/en/guide/")
    expect_saved(page)
    page.evaluate("document.documentElement.lang = 'zh-Hans'")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("details.languages summary").click()
    expect(page.get_by_role("link", name="Español")).to_have_attribute("href", "/es/guide/")
    expect_saved(page)
    expect(status_of(page)).not_to_contain_text("newer version")


def test_progress_is_shown_to_the_end(page: Page, hostile: HostileServer) -> None:
    """It goes from the first file to the last, then to “ready”, which can be closed."""
    page.goto(hostile.url)
    expect(status_of(page)).to_contain_text("Ready: works without a network")
    counts = [state["saved"] for state in states_heard(page) if state["name"] == "saving"]
    total = len(saved_for(hostile.release, "en"))
    assert counts == list(range(total + 1))
    page.get_by_role("button", name="Close").click()
    expect(status_of(page).get_by_text("Ready")).to_have_count(0)


def test_first_visit_downloads_no_file_twice(
    page: Page, hostile: HostileServer, browser_name: str
) -> None:
    """Files that the page has loaded, or has inside, are reused."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    page.wait_for_load_state("networkidle")
    fetched = hostile.fetched()
    within = {f"/{name}" for name in INSIDE.values()}
    first = {*loaded_alone(hostile.release)} - within
    expected = {"/en/", *first, *asked_by_worker(hostile.release, "en")}
    if browser_name == "firefox":  # it looks for a newer worker, and shows an icon in its tabs
        own = {"/sw.js", "/assets/icon-maskable.png"}
        fetched = [path for path in fetched if path not in own]
        expected -= own
    assert sorted(fetched) == sorted(expected)


def test_chosen_language_is_saved_too_and_opens_first(page: Page, server: Server) -> None:
    """The language menu decides what `/` shows, also with the server stopped."""
    page.goto(server.url)
    expect_saved(page)
    page.locator("summary", has_text="English").click()
    page.get_by_role("link", name="简体中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect_saved(page)
    server.stop()
    page.goto(f"{server.url}/en/guide/")
    expect_saved(page)
    page.goto(server.url)
    expect(page).to_have_url(f"{server.url}/zh-Hans/")
    expect(page.locator("h1")).to_be_visible()


def test_other_caches_and_databases_of_the_origin_are_left_alone(
    page: Page, hostile: HostileServer
) -> None:
    """They belong to other apps on the same host."""
    page.goto(hostile.url)
    expect_saved(page)
    page.evaluate("caches.open('someone-else')")
    page.evaluate("navigator.serviceWorker.ready.then((each) => each.unregister())")
    page.reload()
    expect_saved(page)
    assert "someone-else" in page.evaluate("caches.keys()")


def test_files_that_the_page_has_loaded_are_not_requested_again(
    page: Page, hostile: HostileServer
) -> None:
    """On a slow link each request takes a second; only the page comes again, in a bundle."""
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    asked = Counter(each.path for each in hostile.log)
    assert {path: times for path, times in asked.items() if times > 1} == {}
