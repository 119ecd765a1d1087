"""If a script doesn't run, the page says so, and shows nothing that would not work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browser.log import Log

SAID = "This page needs scripts, and they don’t run here."


def lose(route: Route) -> None:
    """Let a script not arrive."""
    route.abort()


def answer(text: str) -> Callable[[Route], None]:
    """Return what answers with other text than the script's."""
    return lambda route: route.fulfill(body=text, content_type="text/javascript")


@pytest.mark.parametrize(
    ("script", "spoil"),
    [
        ("log.js", lose),
        ("receipts-form.js", answer("const later = 1 ?! 2;")),
        ("receipts-form.js", answer("throw new Error('too old');")),
    ],
    ids=["not-loaded", "not-understood", "failing"],
)
def test_form_whose_script_does_not_run_says_so(
    page: Page, site: str, script: str, spoil: Callable[[Route], None]
) -> None:
    """The browser may be too old, or a network may block the script."""
    page.route(f"**/{script}", spoil)
    log = Log(page, site)
    log.open("receipts/new/")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.unroute(f"**/{script}")
    page.reload()
    log.field("Amount paid")
    expect(page.get_by_text(SAID)).to_be_hidden()


def test_settings_without_scripts_say_so_and_keep_their_links(page: Page, site: str) -> None:
    """Guide and languages work without scripts."""
    page.route("**/settings.js", lose)
    log = Log(page, site)
    log.open("settings/")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.get_by_role("link", name="All languages").last).to_be_visible()
    expect(page.get_by_role("heading", name="Saved on this phone")).to_be_hidden()
