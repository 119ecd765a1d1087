"""The texts of a host: they are shown in the right places, and never become more than text."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.app import create_app
from server.core.config import Config, ConfigError
from server.core.localization import compile_catalogs
from server.features.host.files import files_of
from server.features.host.texts import READER, SCHEMES, TAGS, Host, UnusableText, to_html
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.description import RELEASE_FOLDER
from server.release.fingerprint import fingerprint
from small import few

EVIL = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[tap](javascript:alert(1))",
    "[tap](JaVaScRiPt&#58;alert(1))",
    "[tap](data:text/html;base64,PHNjcmlwdD4=)",
    "![picture](https://evil.example/x.png)",
    '<a href="https://a" onclick="x()" style="position:fixed">x</a>',
    "<style>*{display:none}</style>",
    "<iframe src=https://evil.example></iframe>",
    '<form action="/share"><button>x</button></form>',
    "<svg><script>1</script></svg>",
    "<!-- --><base href=//evil.example>",
    "[x]: javascript:alert(1)\n[x]",
    '[x](https://a "title\\" onmouseover=\\"alert(1)")',
    "`</code><script>1</script>`",
    "{{ config }} {% include 'shell/base.html' %}",
    "# heading {#id onclick=x}",
]


class _Allowed(HTMLParser):
    """A parser that collects whatever is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value or "")
            if name not in {"href", "rel"} or (scheme and scheme[1].lower() not in SCHEMES):
                self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")


def _not_allowed(markdown: str) -> list[str]:
    parser = _Allowed()
    parser.feed(to_html(READER.parse(markdown)))
    parser.close()
    return parser.found


@pytest.mark.parametrize("markdown", EVIL)
def test_text_never_becomes_more_than_structure(markdown: str) -> None:
    """No text can add anything else."""
    assert _not_allowed(markdown) == []


pieces = st.sampled_from([*EVIL, "<", ">", '"', "'", "&", "\n", "`", "](", "* ", "\0", "&#x3c;"])


@given(st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=8).map("".join))
def test_no_mixture_of_pieces_becomes_more(markdown: str) -> None:
    """No mixture makes the Markdown parser fail either."""
    assert _not_allowed(markdown) == []


def test_structure_remains() -> None:
    """Headings are one level below those of the page."""
    text = "# News\n\n## More\n\nThe *shop* is **shut**.\n\n- [web](https://a.example)\n"
    html = to_html(READER.parse(text))
    assert "<h3>News</h3>" in html
    assert "<h4>More</h4>" in html
    assert "<em>shop</em> is <strong>shut</strong>" in html
    assert '<li><a href="https://a.example" rel="noopener noreferrer">web</a></li>' in html


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Return the settings of a host that uses all texts."""
    (tmp_path / "notice.md").write_text("The shop is **shut** on Sunday.")
    (tmp_path / "notice.zh-Hans.md").write_text("周日**关门**。")
    (tmp_path / "imprint.md").write_text("1 Main Street")
    return Config(
        site_name="Students & Co",
        contact="mailto:help@nobars.example",
        imprint=tmp_path / "imprint.md",
        notice=tmp_path / "notice.md",
        security_expires=date(2027, 6, 30),
        origin="https://nobars.example",
        languages=few("en", "zh-Hans"),
    )


def test_texts_of_the_host_are_on_its_pages(config: Config) -> None:
    """It is in the reader's language, or marked with the language that it is in."""
    compile_catalogs()
    files = build_release(create_app(config), QUICK).files
    about = files["en/about/index.html"].body.decode()
    assert "This site is run by Students &amp; Co." in about
    assert '<a href="mailto:help@nobars.example" rel="noopener noreferrer">help@nobars' in about
    assert "<p>1 Main Street" in about
    chinese = files["zh-Hans/about/index.html"].body.decode()
    assert re.search(r'<div class="stack" lang="en" dir="ltr">\s*<p>1 Main Street', chinese)
    for page in ("index.html", "guide/index.html"):
        assert "<strong>shut</strong>" in files[f"en/{page}"].body.decode()
        assert "<strong>关门</strong>" in files[f"zh-Hans/{page}"].body.decode()


def test_host_adds_a_chapter_to_the_guide(tmp_path: Path) -> None:
    """Its first line is its title; without a translation, its language is marked."""
    (tmp_path / "local.md").write_text("# Students *here*\n\n## The desk\n\nRoom **12**.\n")
    (tmp_path / "local.es.md").write_text("# Estudiantes\n\nAula 12.\n")
    config = Config(chapter=tmp_path / "local.md", languages=few("en", "es", "ar"))
    files = build_release(create_app(config), QUICK).files
    page = files["en/guide/host/index.html"].body.decode()
    assert "<h1>Students here</h1>" in page
    assert "<h2>The desk</h2><p>Room <strong>12</strong>." in page
    assert 'rel="prev" href="/en/guide/faq/"' in page
    assert 'class="contents"' not in page
    assert 'rel="next" href="/en/guide/host/"' in files["en/guide/faq/index.html"].body.decode()
    assert ">Students here</span>" in files["en/guide/index.html"].body.decode()
    assert "<h1>Estudiantes</h1>" in files["es/guide/host/index.html"].body.decode()
    arabic = files["ar/guide/host/index.html"].body.decode()
    assert '<h1 lang="en" dir="ltr">Students here</h1>' in arabic
    assert re.search(r'<div class="stack" lang="en" dir="ltr">\s*<h2>The desk', arabic)
    assert "/ar/guide/host/" in files["sitemap.xml"].body.decode()


@pytest.mark.parametrize("text", ["", "No heading.", "#\n\nNo title.", "- # A list"])
def test_chapter_without_a_title_is_refused(tmp_path: Path, text: str) -> None:
    """One line says how it must begin."""
    (tmp_path / "local.md").write_text(text)
    with pytest.raises(UnusableText, match="needs the chapter's title in its first line: # Title"):
        create_app(Config(chapter=tmp_path / "local.md"))


def test_host_without_texts_shows_none() -> None:
    """There are no empty frames, and no security.txt."""
    client = create_app(Config()).test_client()
    assert 'id="host"' not in client.get("/en/about/").text
    assert "<aside" not in client.get("/en/").text
    assert client.get("/.well-known/security.txt").status_code == 404
    assert client.get("/en/guide/host/").status_code == 404
    assert "/guide/host/" not in client.get("/en/guide/").text


def test_security_txt_names_contact_and_expiry(config: Config) -> None:
    """It has the form of RFC 9116, and it is a file of the release."""
    file = build_release(create_app(config), QUICK).files[".well-known/security.txt"]
    assert file.type == "text/plain; charset=utf-8"
    lines = file.body.decode().splitlines()
    assert "Contact: mailto:help@nobars.example" in lines
    assert "Expires: 2027-06-30T00:00:00Z" in lines
    assert "Canonical: https://nobars.example/.well-known/security.txt" in lines


def test_changed_text_is_a_changed_release(config: Config) -> None:
    """Otherwise `nobars build` would keep the old one."""
    before = fingerprint(config)
    assert config.notice
    config.notice.with_name("notice.zh-Hans.md").write_text("周六关门。")
    assert fingerprint(config) != before


def test_text_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """One line says why."""
    notice = tmp_path / "notice.md"
    notice.write_bytes(b"\xff\xfe")
    with pytest.raises(UnusableText, match=r"notice\.md is not UTF-8"):
        create_app(Config(notice=notice))
    notice.write_text("a" * 100_001)
    with pytest.raises(UnusableText, match="longer than"):
        create_app(Config(notice=notice))


def test_default_language_is_for_readers_who_ask_for_no_language_of_the_app() -> None:
    """Readers who ask for one of the app's languages get that."""
    client = create_app(Config(default_language="zh-Hans")).test_client()
    for asked, place in (("xx", "/zh-Hans/"), ("", "/zh-Hans/"), ("en", "/en/")):
        response = client.get("/", headers={"Accept-Language": asked})
        assert response.headers["Location"] == place


def test_host_offers_the_languages_that_it_chooses() -> None:
    """Others have no page, file or link; readers who ask for one get the first."""
    app = create_app(Config.from_environ({"NOBARS_LANGUAGES": "es,ar"}))
    client = app.test_client()
    for asked, place in (("en", "/es/"), ("ar", "/ar/")):
        assert client.get("/", headers={"Accept-Language": asked}).headers["Location"] == place
    assert client.get("/en/").status_code == 404
    release = build_release(app, QUICK)
    assert list(json.loads(release.files["release.json"].body)["languages"]) == ["es", "ar"]
    pages = [name.removeprefix(RELEASE_FOLDER) for name in release.files if "/index.html" in name]
    folders = {name.split("/")[0] for name in pages}
    assert folders == {"es", "ar", "languages"}
    texts = [file.body.decode() for name, file in release.files.items() if name.endswith(".html")]
    assert not any('="/en/' in text for text in texts)
    assert "/en/" not in release.files["sitemap.xml"].body.decode()


def test_unfinished_language_is_published_if_it_is_the_only_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It doesn't link to an English original that isn't there."""
    monkeypatch.setattr("server.core.localization.published_tags", lambda _keep: frozenset({"en"}))
    app = create_app(Config.from_environ({"NOBARS_LANGUAGES": "ar"}))
    home = app.test_client().get("/", follow_redirects=True)
    assert home.request.path == "/ar/"
    assert "/en/" not in home.text


def test_site_with_one_language_has_no_language_menu() -> None:
    """The menu would have nothing to choose from."""
    client = create_app(Config.from_environ({"NOBARS_LANGUAGES": "es"})).test_client()
    assert '<details class="languages"' not in client.get("/es/").text


def test_expiry_needs_a_contact() -> None:
    """The error names both settings."""
    with pytest.raises(ConfigError, match="NOBARS_SECURITY_EXPIRES needs NOBARS_CONTACT"):
        Config.from_environ({"NOBARS_SECURITY_EXPIRES": "2027-06-30"})


def test_only_the_files_of_a_text_are_read(tmp_path: Path) -> None:
    """Similar names and neighbouring files don't matter."""
    notice = tmp_path / "note[1].md"
    spanish = tmp_path / "note[1].es.md"
    for path in (notice, spanish, tmp_path / "note1.md", tmp_path / "note[1]-old.md"):
        path.write_text("Closed on Sunday.")
    (tmp_path / "note[1].ar.md").mkdir()
    os.mkfifo(tmp_path / "note[1].zh-Hans.md")
    config = Config(notice=notice)
    assert files_of(config) == [spanish, notice]
    Host(config).check()
