"""The guide: all chapters exist, lead on to the next one, and have sources."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from server.features.guide import routes
from server.features.guide.routes import CHAPTERS
from server.features.guide.sources import (
    SOURCES,
    Kind,
    Notes,
    Source,
    read_sources,
    release_date,
)
from serving import Server

TEMPLATES = Path(routes.__file__).with_name("templates")
OVERVIEW = "/en/guide/"
ADDRESSES = [OVERVIEW, *(f"/en/guide/{each.slug}/" for each in CHAPTERS)]
# Sites of chats with shops: the guide warns of such shops, and links to none.
MESSENGERS = re.compile(r"//(t\.me|wa\.me|line\.me|api\.whatsapp\.com|m\.me|u\.wechat\.com)\b")
CODE = re.compile(r"[*#]\d+\S*#|\b[A-Z]{3} \d|\+\d{2}")


@dataclass
class Sheet(HTMLParser):
    """The content of a page, as a browser finds it."""

    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    bare: str = ""

    def __post_init__(self) -> None:
        """Start the parser."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note headings, ids and links."""
        values = {name: value or "" for name, value in attrs}
        self.open.append(tag)
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
            if tag in {"h2", "check-list"}:
                self.sections.append(values["id"])
        if tag == "a":
            self.links.append(values)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep the text that no <bdi> isolates."""
        if "bdi" not in self.open and "body" in self.open:
            self.bare += data

    def link(self, rel: str) -> str:
        """Return the address of the link with a relation."""
        return next((each["href"] for each in self.links if rel in each.get("rel", "").split()), "")


@pytest.fixture
def sheets(app: Flask) -> dict[str, Sheet]:
    """Return the pages of the guide by address."""
    return {address: _sheet(app, address) for address in ADDRESSES}


@cache
def _sheet(app: Flask, address: str) -> Sheet:
    response = app.test_client().get(address)
    assert response.status_code == 200
    sheet = Sheet()
    sheet.feed(response.text)
    return sheet


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_one_main_heading(sheets: dict[str, Sheet], address: str) -> None:
    """The outline begins with the only h1, and no id occurs twice."""
    sheet = sheets[address]
    assert sheet.headings.count("h1") == 1
    assert sheet.headings[0] == "h1"
    assert len(sheet.ids) == len(set(sheet.ids))


def test_an_unknown_chapter_is_not_found(client: FlaskClient) -> None:
    """A chapter that doesn't exist, or the frame of all of them, is a 404."""
    for slug in ("nonsense", "parts", "chapter", "overview"):
        assert client.get(f"/en/guide/{slug}/").status_code == 404


def test_next_and_previous_lead_through_all_chapters(sheets: dict[str, Sheet]) -> None:
    """They lead from the first chapter to the last, and back."""
    chapters = ADDRESSES[1:]
    assert [sheets[each].link("next") for each in chapters] == [*chapters[1:], ""]
    assert [sheets[each].link("prev") for each in chapters] == ["", *chapters[:-1]]


def test_the_overview_lists_every_chapter(sheets: dict[str, Sheet]) -> None:
    """They are in order."""
    listed = [each["href"] for each in sheets[OVERVIEW].links]
    assert [each for each in listed if each in ADDRESSES[1:]] == ADDRESSES[1:]


def test_every_link_within_the_guide_has_its_target(sheets: dict[str, Sheet]) -> None:
    """Page and anchor exist."""
    for address, sheet in sheets.items():
        for link in sheet.links:
            page, _, anchor = link["href"].partition("#")
            if anchor and (page == "" or page.startswith(OVERVIEW)):
                assert anchor in sheets[page or address].ids, f"{address} leads to {link['href']}"


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_the_contents_name_every_section(sheets: dict[str, Sheet], address: str) -> None:
    """The list of contents has the sections of the chapter, in order."""
    sheet = sheets[address]
    announced = [each["href"][1:] for each in sheet.links if each["href"].startswith("#")]
    sections = [each for each in sheet.sections if each != "sources"]
    assert [each for each in announced if each in sections][: len(sections)] == sections


def test_every_source_is_cited_and_every_citation_has_its_source() -> None:
    """A fact without a source, and a source without a fact, are both mistakes."""
    chapters = (path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    cited = {key for text in chapters for key in re.findall(r'source\("([^"]+)"\)', text)}
    assert cited == set(SOURCES)


def test_a_source_keeps_its_number_within_a_chapter() -> None:
    """Sources are numbered in the order of their first mention."""
    notes = Notes()
    numbers = [notes.cite(key).number for key in ("gsma", "apple", "gsma")]
    assert numbers == [1, 2, 1]
    assert [each.source.key for each in notes.cited] == ["gsma", "apple"]


ENTRY = {
    "publisher": '"P"',
    "url": '"https://x.example/page"',
    "as_of": "2024",
    "read": "2026-11-26",
    "tier": '"one"',
    "kind": '"rule"',
}


@pytest.mark.parametrize(
    "change",
    [
        {"url": None},
        {"url": '""'},
        {"url": '"x.example"'},
        {"url": '"https://x.example/"'},  # the page of the site is missing
        {"url": '"https://x.example"', "page": '"Prepaid SIM"'},
        {"as_of": None},
        {"as_of": '"old"'},
        {"as_of": "2027"},
        {"read": None},
        {"tier": None},
        {"kind": None},
    ],
)
def test_source_that_nobody_can_check_is_refused(
    tmp_path: Path, change: dict[str, str | None]
) -> None:
    """A source needs its address, its page, and its year."""
    path = tmp_path / "sources.toml"

    def write(entry: Mapping[str, str | None]) -> None:
        path.write_text("\n".join(["[a]", *(f"{k} = {v}" for k, v in entry.items() if v)]))

    write({**ENTRY, "as_of": '"undated"'})
    assert read_sources(path)["a"].as_of is None
    write({**ENTRY, **change})
    with pytest.raises((TypeError, ValueError)):
        read_sources(path)


@pytest.mark.parametrize(
    ("kind", "as_of", "is_old"),
    [
        ("rule", 2021, False),
        ("rule", 2020, True),
        ("rule", None, True),
        ("price", 2024, False),
        ("price", 2023, True),
        ("advice", 2001, False),
        ("advice", None, False),
    ],
)
def test_a_fact_is_old_when_its_kind_has_gone_stale(
    kind: Kind, as_of: int | None, *, is_old: bool
) -> None:
    """A rule is old after five years, a price after two; a fact without a date is old too."""
    day = date(2026, 11, 26)
    source = Source("key", "Publisher", "https://x.example/", as_of, day, "one", kind)
    assert source.is_old is is_old


TIERS = {"official": "official", "two": "two sources", "one": "one source", "reported": "reported"}


def test_every_fact_has_its_tier_and_age_beside_it(client: FlaskClient) -> None:
    """Readers need not look up the note."""
    by_url = {source.url: source for source in SOURCES.values()}
    seen = set()
    for address in ADDRESSES[1:]:
        page = client.get(address).text
        notes = dict(re.findall(r'<li id="source-(\d+)">\s*<a href="([^"]+)"', page))
        marks = re.findall(r'class="mark"[^>]*>(.*?)</a>', page, re.DOTALL)
        for text in marks:
            number, _, said = " ".join(text.split()).partition(" ")
            source = by_url[html.unescape(notes[number])]
            age = f" · {'old' if source.as_of else 'undated'}" if source.is_old else ""
            assert said == TIERS[source.tier] + age, f"{address}: {source.key}"
            seen.add(said)
    assert {"official · undated", "reported · old", "two sources · old"} <= seen


def test_every_note_has_the_year_of_the_source_and_the_day_of_reading(client: FlaskClient) -> None:
    """It says so in the language of the page."""
    form = r"(?:As of \d{4}|Undated); read on \w+ \d+, \d{4}\."
    for address in ADDRESSES[1:]:
        page = client.get(address).text
        notes = re.findall(r'<li id="source-\d+">(.*?)</li>', page, re.DOTALL)
        assert bool(notes) == ('role="doc-noteref"' in page), address
        assert all(re.search(form, note) for note in notes), address


def test_outward_links_send_no_referrer_and_lead_to_no_seller(sheets: dict[str, Sheet]) -> None:
    """They lead only to sources, without a referrer, and never to a messenger."""
    known = {source.url for source in SOURCES.values()}
    for address, sheet in sheets.items():
        for link in sheet.links:
            if ":" in link["href"]:
                assert link["href"] in known, f"{address} leads to {link['href']}"
                assert "noreferrer" in link["rel"].split()
            assert not MESSENGERS.search(link["href"])


def test_codes_and_amounts_are_isolated(sheets: dict[str, Sheet]) -> None:
    """Right-to-left text around them must not change *123# into #123*."""
    for address, sheet in sheets.items():
        assert not CODE.search(sheet.bare), f"{address}: {CODE.search(sheet.bare)}"


def test_the_guide_stays_small(client: FlaskClient) -> None:
    """A page has at most 4 KB on average, over the wire."""
    sizes = [len(brotli.compress(client.get(address).data)) for address in ADDRESSES]
    assert sum(sizes) / len(sizes) <= 4096


def test_ticks_stay_until_the_list_is_started_again(page: Tab, server: Server) -> None:
    """They are kept when the page is closed, for each list separately."""
    page.goto(f"{server.url}/en/guide/steps/")
    box = page.get_by_role("checkbox", name="I have noted the balance.")
    again = page.get_by_role("button", name="Start again")
    expect(box).not_to_be_checked()
    expect(again).to_be_hidden()
    box.check()
    page.reload()
    expect(box).to_be_checked()
    again.click()
    expect(box).not_to_be_checked()
    expect(again).to_be_hidden()
    page.reload()
    expect(box).not_to_be_checked()


def test_ticks_show_in_the_other_tab(page: Tab, server: Server) -> None:
    """Two tabs with the same list show the same."""
    page.goto(f"{server.url}/en/guide/check/")
    other = page.context.new_page()
    other.goto(f"{server.url}/en/guide/check/")
    page.get_by_role("checkbox", name="Amount and currency").check()
    expect(other.get_by_role("checkbox", name="Amount and currency")).to_be_checked()


@pytest.mark.parametrize("page", ["guide", "about"])
def test_reader_learns_where_the_directory_comes_from_and_how_old_it_is(
    client: FlaskClient, page: str
) -> None:
    """The public list has its year, and the newest fact its day."""
    text = client.get(f"/en/{page}/").text
    assert "mobile-broadband-provider-info</bdi>, a public list of April 2023" in text
    day = release_date()
    assert f"was read on {day:%B} {day.day}, {day.year}" in text
