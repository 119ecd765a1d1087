"""The banner of an unfinished translation, in Chromium."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from test_layout import CUT_OFF, RULES, TOO_SMALL
from translate.house import House


@pytest.mark.parametrize("tag", [pytest.param("de", marks=pytest.mark.thorough), "fa"])
def test_banner_leads_to_the_same_page_in_english(page: Page, house: House, tag: str) -> None:
    """It is accessible and fits a small phone, in both directions of writing."""
    house.translate("add", tag)
    run = house.run("build")
    assert run.returncode == 0, run.stderr
    release = house.folder / "build" / "release"

    def answer(route: Route) -> None:
        path = release / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    page.route("http://nobars.test/**", answer)
    page.goto(f"http://nobars.test/{tag}/guide/safety/")
    banner = page.get_by_role("complementary", name="About this translation")
    expect(banner).to_contain_text("This translation is not finished")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(TOO_SMALL) == []
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    banner.get_by_role("link").click()
    expect(page).to_have_url("http://nobars.test/en/guide/safety/")
    expect(page.get_by_role("complementary")).to_have_count(0)
