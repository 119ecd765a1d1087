"""Tests in WebKit, which run only by `pytest --browser webkit tests/webkit`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from serving import Server
from webkit.browser import missing_packages, start_webkit
from webkit.visitor import Visitor


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave this folder out of all other runs."""
    return None if "webkit" in config.getoption("browser") else True


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    """Return a visitor in WebKit who has never opened the app."""
    if missing := missing_packages():
        pytest.skip(f"WebKit is not here, or could be installed: get {' and '.join(missing)}.")
    with start_webkit() as driver:
        yield Visitor(driver, server.url)
