"""All pages in all languages: valid HTML that works without scripts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.core.config import Config
from server.core.languages import LANGUAGES, SOURCE, Language
from server.features.addresses import page_urls


def _all_pages() -> Iterator[str]:
    app = create_app(Config())
    with app.test_request_context():
        for language in LANGUAGES:
            yield from page_urls(app, language)


PAGES = list(_all_pages())


class _Page(HTMLParser):
    """The parts of a page that the tests need."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False

    def all(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for name, attributes in self.tags
            if name == tag and all(attributes.get(key) == value for key, value in having.items())
        ]


@cache
def _text(app: Flask, path: str) -> str:
    """Return the HTML at an address, rendered once for all tests."""
    response = app.test_client(use_cookies=False).get(path)
    assert response.status_code == 200, path
    return response.text


@cache
def _page(app: Flask, path: str) -> _Page:
    return _Page(_text(app, path))


in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.tag)


def _pages(app: Flask, language: Language) -> Iterator[tuple[str, _Page]]:
    for path in PAGES:
        if path.startswith(f"/{language.tag}/"):
            yield path, _page(app, path)


@in_each_language
def test_pages_are_well_formed(app: Flask, language: Language) -> None:
    """One heading, landmarks, a description, no inline script or style, no repeated id."""
    for path, page in _pages(app, language):
        assert len(page.all("h1")) == 1, path
        assert len(page.all("main")) == len(page.all("header", **{"class": "board"})) == 1, path
        assert page.title.endswith(" – Nobars"), path
        assert len(page.all("meta", name="description")[0]["content"] or "") > 10, path
        assert all("src" in script for script in page.all("script")), path
        assert not page.all("style"), path
        names = [name for _, attributes in page.tags for name in attributes]
        assert [name for name in names if name == "style" or name[:2] == "on"] == [], path
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert [id_ for id_, count in Counter(ids).items() if count > 1] == [], path


@in_each_language
def test_pages_name_their_address_and_no_other_language(app: Flask, language: Language) -> None:
    """With a list of languages, each page would change whenever a language is added."""
    for path, page in _pages(app, language):
        canonical = page.all("link", rel="canonical")[0]["href"]
        assert urlsplit(canonical or "").path == path
        assert page.all("html")[0]["lang"] == language.tag, path
        assert not page.all("link", rel="alternate"), path
        assert len(page.all("details", **{"class": "languages"})) == 1, path
        assert page.all("a", href="/languages/"), path
        if path.split("/")[2] not in {"about", "claims"}:  # a claim has an English text too
            others = [each.name for each in LANGUAGES if each != language]
            assert [name for name in others if f">{name}<" in _text(app, path)] == [], path


@in_each_language
def test_no_link_of_a_page_leads_nowhere(app: Flask, language: Language) -> None:
    """Every linked page and anchor exists, and nothing comes from elsewhere."""
    for path, page in _pages(app, language):
        links = [attributes["href"] for attributes in page.all("a") if attributes.get("href")]
        loaded = [attributes.get("src") for attributes in page.all("script") + page.all("img")]
        for address in [*links, *filter(None, loaded)]:
            target = urlsplit(urljoin(f"http://localhost{path}", address))
            if target.netloc != "localhost":
                assert address in links, "only a link may lead to another site"
                continue
            if target.path.startswith("/assets/"):
                continue
            text = _text(app, target.path)
            if target.fragment.startswith("/"):  # the page of a suggestion
                assert target.fragment == path
                continue
            assert not target.fragment or f'id="{target.fragment}"' in text, (path, address)


def test_each_page_is_linked_from_another(app: Flask) -> None:
    """Scripts follow some addresses that the page names; the worker shows the offline page."""
    named = set()
    for path, page in _pages(app, SOURCE):
        values = {value for _, attributes in page.tags for value in attributes.values() if value}
        named |= {urlsplit(value).path for value in values if urlsplit(value).path != path}
    shown_by_worker = {"/en/offline/", "/en/operators/-/"}
    assert {path for path, _ in _pages(app, SOURCE)} - named <= shown_by_worker


TYPED = {None, "text", "search", "tel", "email", "url"}  # kinds of fields


def test_no_field_takes_more_than_a_phone_can_lay_out(app: Flask) -> None:
    """A megabyte that is pasted by mistake into a note would stop the page for ten seconds."""
    for path, page in _pages(app, SOURCE):
        fields = page.all("textarea")
        fields += [each for each in page.all("input") if each.get("type") in TYPED]
        typed = [each for each in fields if "readonly" not in each]
        assert [each for each in typed if int(each.get("maxlength") or 10**6) > 10_000] == [], path


def test_map_of_the_site_lists_the_pages_worth_finding(client: FlaskClient) -> None:
    """It has all languages, with absolute addresses."""
    site = client.get("/sitemap.xml").text
    for path in ("/en/", "/zh-Hans/guide/why/", "/en/about/"):
        assert f"<loc>http://127.0.0.1:8000{path}</loc>" in site or (
            f"<loc>http://localhost{path}</loc>" in site
        )
    assert "/offline/" not in site
    assert "/languages/" not in site


def test_map_of_the_site_names_each_page_in_every_published_language(
    app: Flask, client: FlaskClient
) -> None:
    """It has hreflang for each language and x-default (sitemaps.org)."""
    root = ET.fromstring(client.get("/sitemap.xml").data)
    published = app.extensions["nobars-published"]
    for entry in root:
        address = entry.findtext("{http://www.sitemaps.org/schemas/sitemap/0.9}loc") or ""
        links = entry.findall("{http://www.w3.org/1999/xhtml}link")
        alternates = {each.get("hreflang"): each.get("href") for each in links}
        assert set(alternates) == {*published, "x-default"}
        [tag] = [tag for tag, url in alternates.items() if url == address]
        rest = address.partition(f"/{tag}/")[2]
        for other in published:
            assert (alternates[other] or "").endswith(f"/{other}/{rest}")


def test_languages_are_listed_for_readers_without_scripts(app: Flask, client: FlaskClient) -> None:
    """Each links to its home page, in the same order as in the menu's data."""
    page = _page(app, "/languages/")
    links = {each["hreflang"]: each["href"] for each in page.all("a")}
    published = app.extensions["nobars-published"]
    assert links == {tag: f"/{tag}/" for tag in published}
    assert {each["lang"]: each["dir"] for each in page.all("a")}["ar"] == "rtl"
    menu = json.loads(client.get("/release/languages.json").data)["languages"]
    assert [tag for tag, _, _ in menu] == list(links)


def test_map_says_where_it_lies(client: FlaskClient) -> None:
    """Robots read robots.txt first."""
    assert "Sitemap: http" in client.get("/robots.txt").text


def test_numbers_beside_links_are_those_of_the_chapters_that_they_lead_to(
    client: FlaskClient,
) -> None:
    """With other numbers, readers would think that the link led to another chapter."""
    sign = re.compile(r'href="([^"]+)"[^>]*><span class="sign">(\d+)</span>')
    for path in ("/en/", "/en/guide/", "/en/guide/why/"):
        for link, number in sign.findall(client.get(path).text):
            heading = re.search(r'<span class="sign">(\d+)</span>\s*<h1', client.get(link).text)
            assert heading is not None, link
            assert heading[1] == number, f"{path} leads to {link}"
