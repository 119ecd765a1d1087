"""A poster as a hostel makes it: choose languages, print one page."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from offline.hostile import _QuietHandler
from server.app import create_app
from server.core.config import Config
from server.core.languages import LANGUAGES

LONG = f"https://{'a-long-name-of-a-university.' * 4}example/"


@pytest.fixture
def asked(page: Page, site: str, complaints: list[str]) -> Page:
    """Return the page of a poster in two languages."""
    page.goto(f"{site}/en/poster/?with=es,ar")
    assert complaints == []
    return page


def test_poster_is_one_page_in_the_languages_chosen(asked: Page, complaints: list[str]) -> None:
    """On A4 and on Letter, with any choice; the address has the choice."""
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


@pytest.fixture
def wordy(page: Page) -> Iterator[Page]:
    """Return the page of a host with a long name, a long contact and a long address."""
    named = {
        "NOBARS_SITE_NAME": "Vereinigung der internationalen Studierendenvertretungen, Tandems 🌍",
        "NOBARS_CONTACT": f"https://{'help-desk-for-students.' * 6}example.org/office?room=12",
    }
    app = create_app(Config.from_environ(named))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietHandler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    page.goto(f"http://127.0.0.1:{server.server_port}/en/poster/")
    address = page.get_by_text(f"http://127.0.0.1:{server.server_port}/", exact=True)
    address.evaluate("(each, text) => { each.textContent = text }", LONG)
    yield page
    page.goto("about:blank")
    server.shutdown()
    server.server_close()


def test_poster_of_a_host_with_long_names_is_one_page(wordy: Page) -> None:
    """In one language, which has the largest text, and in more."""
    poster = wordy.get_by_role("article")
    for count, language in enumerate(LANGUAGES, 1):
        wordy.get_by_role("checkbox", name=language.name, exact=True).check()
        expect(poster.get_by_role("heading")).to_have_count(count)
        assert [pages(wordy, paper) for paper in ("A4", "Letter")] == [1, 1], count


def pages(page: Page, paper: str) -> int:
    """Return the number of printed sheets."""
    options: dict[str, Any] = {"format": paper, "prefer_css_page_size": False}
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(**options)))
