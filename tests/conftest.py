"""Fixtures of all tests: the app, the real server, and Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Playwright, expect
from playwright.sync_api import Error as PlaywrightError

from builds import share_builds
from chromium import ARGUMENTS, find_chromium
from firefox import find_firefox, launch_options
from server.app import create_app
from server.core.cache import Cache
from server.core.config import Config
from server.core.languages import Language
from server.features.operators.routes import country_urls
from server.release.copies import Known
from server.release.model import Release
from serving import Server
from small import small_build, small_release

# Expectations have a long deadline, because tests must pass on a busy machine.
expect.set_options(timeout=20_000)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` starts; each of them waits for half of its time."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that all cores have work at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def compress_once() -> Iterator[None]:
    """Use the compressed bytes of `make build`: compressing takes most of the time of a build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("server.release.compression.NoCache", lambda: Cache(Config().cache))
        yield


@lru_cache(maxsize=64)
def _known(texts: tuple[str, ...]) -> Known:
    return Known(texts)


@lru_cache(maxsize=64)
def _bundle(known: tuple[str, ...], texts: tuple[str, ...]) -> bytes:
    return _known(known).bind(texts)


class _KnownOnce:
    """The texts that a phone has, indexed only for a bundle that wasn't made before."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)

    def bind(self, texts: Iterable[str]) -> bytes:
        """Return a bundle of the texts."""
        return _bundle(self.texts, tuple(texts))


@pytest.fixture(scope="session", autouse=True)
def bundle_once() -> Iterator[None]:
    """Make the same bundle once: the releases of tests differ in a file or two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("server.release.description.Known", _KnownOnce)
        yield


@pytest.fixture(scope="session", autouse=True)
def build_each_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Share what tests build between all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    share_builds(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session", autouse=True)
def few_countries() -> Iterator[None]:
    """Render only a few countries in builds of tests, because their hundreds of pages are alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("server.release.contents.country_urls", _few_country_urls)
        yield


def _few_country_urls(language: Language) -> Iterator[str]:
    return islice(country_urls(language), 2)


@pytest.fixture(scope="session")
def app() -> Flask:
    """Return the app that renders each page live."""
    return create_app(Config())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the live app."""
    return app.test_client(use_cookies=False)


@pytest.fixture(scope="session")
def release() -> Release:
    """Return the release of `make build`, with the pages of a few countries."""
    return small_release()


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a running server process of the test's own, which it may stop."""
    server = Server(small_build()).start()
    yield server
    server.stop()


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """Return a new browser context."""
    yield context
    for page in context.pages:
        with suppress(PlaywrightError):  # a page that asks whether to leave, or has crashed
            page.goto("about:blank")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str, playwright: Playwright
) -> dict[str, Any]:
    """Launch the installed Chromium; with `--browser firefox`, the system's Firefox."""
    if browser_name == "firefox":
        path = find_firefox()
        if path is None:
            pytest.skip("No Firefox is here, or could be installed: get the package `firefox-esr`.")
        return {**browser_type_launch_args, **launch_options(path)}
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(playwright),
        "args": ARGUMENTS,
    }


@pytest.fixture(scope="session")
def whole_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    """Launch a whole Chromium: the headless shell lacks `chrome://` pages and installing apps."""
    path = find_chromium(playwright, whole=True)
    return {**browser_type_launch_args, "executable_path": path}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Set up a small phone, in English, with reduced motion: no test waits for animations."""
    return {
        **browser_context_args,
        "reduced_motion": "reduce",
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
        "locale": "en-GB",
    }
