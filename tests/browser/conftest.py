"""Fixtures of the tests of the receipt log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from browser.lending import Tab
from browser.log import Log
from serving import Server
from small import small_build

# A test's own routes turn the browser's cache off, from which a page hands itself to the worker.
EXPECTED = ("Service Worker registration blocked", "Failed to load resource: net::ERR_CACHE_MISS")


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of one server for all tests that don't stop it."""
    server = Server(small_build()).start()
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Set up a phone in Thailand, always online: other tests are about saving for offline use."""
    return {**browser_context_args, "service_workers": "block", "timezone_id": "Asia/Bangkok"}


@pytest.fixture(scope="session")
def tab(browser: Browser, site: str, browser_context_args: dict[str, Any]) -> Iterator[Tab]:
    """Return the tab that tests use one after the other."""
    tab = Tab(browser, site, **browser_context_args)
    yield tab
    tab.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Iterator[Page]:
    """Return a page in that tab, with nothing stored; a tab that is recorded is the test's own."""
    if any(pytestconfig.getoption(each) != "off" for each in ("--tracing", "--video")):
        yield request.getfixturevalue("context").new_page()
        return
    tab: Tab = request.getfixturevalue("tab")
    with tab.lend() as page:
        yield page


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Collect the errors and warnings in the page's console."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def log(page: Page, site: str, complaints: list[str]) -> Iterator[Log]:
    """Return an empty log, and fail if its scripts have written errors to the console."""
    yield Log(page, site)
    assert complaints == []
