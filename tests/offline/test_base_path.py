"""Everything works below a path prefix, beside other apps of the same origin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from offline.phone import expect_saved
from serving import Server
from small import small_build

pytestmark = pytest.mark.engines


@pytest.fixture
def below() -> Iterator[Server]:
    """Return a server with the prefix /phone/nobars."""
    server = Server(small_build(), base_path="/phone/nobars").start()
    yield server
    server.stop()


def test_app_below_a_prefix_works_without_the_server(page: Page, below: Server) -> None:
    """It opens the root, a deep link, an asset and an unsaved page."""
    page.goto(f"{below.url}/")
    expect_saved(page)
    below.stop()
    page.goto(f"{below.url}/")
    expect(page).to_have_url(f"{below.url}/en/")
    page.goto(f"{below.url}/en/guide/steps/")
    expect_saved(page)
    response = page.goto(f"{below.url}/en/nowhere/")
    assert response
    assert response.status == 503
    expect(page.locator("h1")).to_be_visible()
