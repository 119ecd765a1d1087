"""A poster as the people of a hostel make it: choose languages, print one page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from server.core.languages import LANGUAGES


@pytest.fixture
def asked(page: Page, site: str, complaints: list[str]) -> Page:
    """Return the page of a poster in two languages."""
    page.goto(f"{site}/en/poster/?with=es,ar")
    assert complaints == []
    return page


def test_poster_is_one_page_in_the_languages_chosen(asked: Page, complaints: list[str]) -> None:
    """Whatever is chosen, on A4 and on Letter; the address keeps the choice."""
    poster = asked.get_by_role("article")
    expect(poster.get_by_role("heading")).to_have_count(3)
    asked.get_by_role("checkbox", name="English").uncheck()
    expect(poster.get_by_role("heading")).to_have_count(2)
    expect(asked).to_have_url(re.compile(r"\?with=es,ar$"))
    expect(poster.get_by_role("img", name="QR code")).to_be_visible()
    expect(asked.get_by_text("where other phones may not find the app")).to_be_visible()
    for count, language in enumerate(LANGUAGES, 1):
        asked.get_by_role("checkbox", name=language.name, exact=True).check()
        assert [pages(asked, paper) for paper in ("A4", "Letter")] == [1, 1], count
    expect(poster.get_by_role("heading")).to_have_count(len(LANGUAGES))
    assert complaints == []


def pages(page: Page, paper: str) -> int:
    """Return how many sheets the page prints on."""
    options: dict[str, Any] = {"format": paper, "prefer_css_page_size": False}
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(**options)))
