"""Every page in Chromium: accessible, nothing cut off, no target too small for a thumb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from serving import Server
from small import small_build
from test_pages import PAGES

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],  # what passes is only counted
}
# The markup is the same in all languages, and every state of it is walked through mirrored in
# translate/test_gallery.py: `make test` audits one language, `make test-all` one of each direction.
AUDITED = ("/en/", "/ar/")
CONTRAST = {
    "runOnly": ["color-contrast", "color-contrast-enhanced"],
    "resultTypes": ["violations"],
}
CUT_OFF = """() => [...document.querySelectorAll("main *, .bar *, .board *")].filter((element) => {
    const style = getComputedStyle(element);
    const isField = element.matches("input, textarea"); // which scroll what is typed
    const isFixed = style.overflowX !== "visible" && !isField;
    const clipped = isFixed && element.scrollWidth > element.clientWidth + 1;
    const box = element.getBoundingClientRect();
    const outside = box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
    const seen = !element.closest(".visually-hidden, .skip") && style.clipPath === "none"
        && style.opacity !== "0";
    return seen && (clipped || outside);
}).map((element) => element.outerHTML.slice(0, 120))"""
TOO_SMALL = """() => [...document.querySelectorAll(
    "button, summary, select, textarea, .button, .bar a, .list__link, input:not([type=file])"
)].map((element) => /^(checkbox|radio)$/.test(element.type) ? element.closest("label") : element)
  .filter((element) => element && element.checkVisibility())
  .filter((element) => element.getBoundingClientRect().height < 47.5)
  .map((element) => element.outerHTML.slice(0, 120))"""


def in_turn(path: str, value: str) -> Any:
    """Return a parameter; `make test` uses only the source language."""
    return pytest.param(value, marks=[] if path.startswith("/en/") else pytest.mark.thorough)


@pytest.fixture(scope="module")
def server_of_module() -> Iterator[Server]:
    """Return one server for all these tests, none of which stops it."""
    server = Server(small_build()).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """Return one page for all these tests: what each opens is independent of the one before."""
    with browser.new_context(
        viewport={"width": 360, "height": 740},
        reduced_motion="reduce",
        service_workers="block",
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize("path", [in_turn(path, path) for path in PAGES])
def test_page_is_accessible_and_fits_a_small_phone(
    phone: Page, server_of_module: Server, path: str
) -> None:
    """No sideways scroll, targets of 48 px, no axe violation (contrast 7:1 included)."""
    errors: list[str] = []

    def hear(error: Error) -> None:
        errors.append(str(error))

    phone.on("pageerror", hear)
    phone.goto(server_of_module.url + path)
    expect(phone.locator("main [data-unread]")).to_have_count(0)  # otherwise the page is hidden
    _open_everything(phone)
    assert phone.evaluate("document.scrollingElement.scrollWidth") <= 360
    assert phone.evaluate(CUT_OFF) == []
    assert phone.evaluate(TOO_SMALL) == []
    assert errors == []
    if path.startswith(AUDITED):
        assert violations(phone) == []
    phone.remove_listener("pageerror", hear)


def violations(page: Page) -> list[tuple[str, str]]:
    """Return axe's violations: all of them in light colours, those of contrast in dark ones."""
    page.emulate_media(color_scheme="light")
    found = Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += page.evaluate("(options) => axe.run(document, options)", CONTRAST)["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def _open_everything(page: Page) -> None:
    """Open all closed sections, so that they are checked too."""
    page.evaluate(
        "document.querySelectorAll('main details').forEach((details) => { details.open = true })"
    )
