"""A missing or wrong translation never breaks a page."""

from __future__ import annotations

import dataclasses
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from babel.support import NullTranslations
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from server.catalog.judging import problems_of
from server.catalog.po import Entry
from server.catalog.reading import fill
from server.core import localization
from server.core.languages import SOURCE, find
from server.core.sentences import close_up

READINGS = Path(__file__).parents[1] / "web" / "domain" / "testing" / "readings.json"


class _Broken(NullTranslations):
    """A catalog that has the same bad text as translation of everything."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def ugettext(self, _message: str) -> str:
        return self.text

    def ungettext(self, _one: str, _many: str, _n: int) -> str:
        return self.text


@pytest.mark.parametrize("broken", ["省 50%", "%(nmae)s", "%(n)d", "%s", "%(n"])
def test_translation_that_can_not_be_interpolated_shows_its_source(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    broken: str,
) -> None:
    """Readers see English, and the log has the translation."""
    monkeypatch.setattr(localization, "get_translations", lambda: _Broken(broken))
    with app.test_request_context("/zh-Hans/"), caplog.at_level(logging.WARNING):
        assert render_template_string("{{ _('Saved %(n)s pages', n='twelve') }}") == (
            "Saved twelve pages"
        )
        assert render_template_string(
            "{% trans n='twelve' %}Saved {{ n }} pages{% endtrans %}"
        ) == ("Saved twelve pages")
    assert broken in caplog.text


def test_translation_that_can_not_be_filled_in_is_logged_once(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged once, however often its page is opened."""
    monkeypatch.setattr(localization, "get_translations", lambda: _Broken("%(once)s"))
    with app.test_request_context("/zh-Hans/"), caplog.at_level(logging.WARNING):
        for _ in range(3):
            render_template_string("{{ _('Saved %(n)s pages', n='twelve') }}")
    assert len(caplog.messages) == 1


def test_values_in_a_message_never_become_markup(app: Flask) -> None:
    """Inserted values are escaped; the text of the catalog is not."""
    with app.test_request_context("/en/"):
        shown = render_template_string("{{ _('<b>%(name)s</b>', name='<i>') }}")
    assert shown == "<b>&lt;i&gt;</b>"


def test_browser_gets_the_raw_message(app: Flask) -> None:
    """Its script fills in the placeholders."""
    with app.test_request_context("/en/"):
        assert localization.browser_text("Saved %(n)s") == "Saved %(n)s"
        assert localization.browser_plural("%(n)s page", "%(n)s <pages>") == (
            "<span>%(n)s page</span><span>%(n)s &lt;pages&gt;</span>"
        )


def test_script_gets_english_for_an_untranslated_plural(app: Flask) -> None:
    """The one form of Chinese is the English plural, which fits most numbers."""
    with app.test_request_context("/zh-Hans/"):
        assert localization.browser_plural("%(n)s foo", "%(n)s foos") == "<span>%(n)s foos</span>"


@pytest.mark.parametrize(
    "row", json.loads(READINGS.read_text("utf-8")), ids=lambda row: row["text"]
)
def test_text_is_read_as_the_browser_reads_it(row: dict[str, Any]) -> None:
    """Both are tested with the same table."""
    assert fill(row["text"], row["values"]) == row["shown"]


@pytest.mark.parametrize(
    "row",
    [
        ("A fee of 3 percent", "收 3% 的手续费", "收 3% 的手续费", "收 3% 的手续费"),
        ("A fee of 3 percent", "收 3%% 的手续费", "收 3% 的手续费", "收 3% 的手续费"),
        ("%(n)s percent", "共 %(n)s %", "共 %(n)s %%", "共 12 %"),
        ("%(n)s percent", "共 %(n)", "共 %(n)s", "共 12"),
        ("%(n)s percent", "共 %(m)s", "共 %(n)s", "共 12"),
    ],
)
def test_remedy_of_the_check_is_shown(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    row: tuple[str, str, str, str],
) -> None:
    """A text with an error is shown in English; with the remedy, it is shown."""
    source, translation, remedied, shown = row
    language = find("zh-Hans") or SOURCE
    good = Entry(source=source, forms=[remedied], lines=[1])
    assert problems_of(good, language) == []
    for text in {translation, remedied}:
        refused = bool(problems_of(Entry(source=source, forms=[text], lines=[1]), language))
        monkeypatch.setattr(localization, "get_translations", lambda text=text: _Broken(text))
        with app.test_request_context("/zh-Hans/"):
            rendered = render_template_string("{{ _(text, n='12') }}", text=source)
        english = source.replace("%(n)s", "12")
        assert rendered == (english if refused else shown)


def test_title_with_a_per_cent_sign_shows_one(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages of Python code are read like those of templates."""
    monkeypatch.setattr(localization, "get_translations", lambda: _Broken("100%% sicher"))
    with app.test_request_context("/en/"):
        assert str(localization.lazy_gettext("Safe")) == "100% sicher"
        assert localization.gettext("Safe") == "100% sicher"


def test_no_space_stands_between_chinese_sentences() -> None:
    """Templates have spaces for all languages; between blocks they aren't seen."""
    html = "好了。 请，\n<b>好。</b> <b>再</b>来： <bdi>*100#</bdi>（国） – x<p>完。</p> <p>"
    shown = "好了。请，<b>好。</b><b>再</b>来：<bdi>*100#</bdi>（国） – x<p>完。</p> <p>"
    assert close_up(html, dataclasses.replace(SOURCE, tag="zh-Hant")) == shown
    assert close_up(html, SOURCE) == html


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-Hant"])
def test_chinese_chapter_has_no_space_behind_a_full_stop(client: FlaskClient, tag: str) -> None:
    """Several messages of a paragraph read as one text."""
    page = client.get(f"/{tag}/guide/steps/").text
    assert "。" in page
    assert not re.search(r"[。，：](</(a|b|bdi|span|strong)>)* +[^\s<]", page)


def test_thai_keeps_the_space_between_sentences() -> None:
    """Thai has no spaces between words, and needs those between sentences."""
    thai = dataclasses.replace(SOURCE, tag="th")
    assert close_up("รอสักครู่ แล้วลองใหม่ （ก）", thai) == "รอสักครู่ แล้วลองใหม่ （ก）"
