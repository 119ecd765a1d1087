"""Fixtures of the tests of the receipt log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page

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
