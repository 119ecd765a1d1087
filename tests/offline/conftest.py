"""What the tests of working offline share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from offline.hostile import HostileServer
from offline.releases import impatient, undivided
from server.release.model import Release

# Keeps every report of the worker, for tests to read.
LISTEN = """
  window.heard = [];
  document.addEventListener("offline-changed", ({ detail }) => window.heard.push(detail));
"""


@pytest.fixture
def hostile(release: Release) -> Iterator[HostileServer]:
    """Return a server that does what a test tells it, with deadlines short enough to wait for."""
    server = HostileServer(impatient(undivided(release)))
    yield server
    server.stop()


@pytest.fixture
def page(page: Page) -> Page:
    """Return a page that remembers what it was told about saving."""
    page.add_init_script(LISTEN)
    return page
