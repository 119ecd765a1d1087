"""A translation can be missing or wrong; a page can't be down for it."""

from __future__ import annotations

import logging

import pytest
from babel.support import NullTranslations
from flask import Flask, render_template_string

from server.core import localization


class _Broken(NullTranslations):
    """A catalog that translates everything into the same bad text."""

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
    """The reader sees English, the log names the translation."""
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
    """However often its page is opened."""
    monkeypatch.setattr(localization, "get_translations", lambda: _Broken("%(once)s"))
    with app.test_request_context("/zh-Hans/"), caplog.at_level(logging.WARNING):
        for _ in range(3):
            render_template_string("{{ _('Saved %(n)s pages', n='twelve') }}")
    assert len(caplog.messages) == 1


def test_values_in_a_message_never_become_markup(app: Flask) -> None:
    """What is inserted is escaped; what the catalog says is not."""
    with app.test_request_context("/en/"):
        shown = render_template_string("{{ _('<b>%(name)s</b>', name='<i>') }}")
    assert shown == "<b>&lt;i&gt;</b>"


def test_browser_gets_the_raw_message(app: Flask) -> None:
    """Its placeholders are the script's to fill."""
    with app.test_request_context("/en/"):
        assert localization.browser_text("Saved %(n)s") == "Saved %(n)s"
        assert localization.browser_plural("%(n)s page", "%(n)s <pages>") == (
            "<span>%(n)s page</span><span>%(n)s &lt;pages&gt;</span>"
        )


def test_script_finds_english_where_a_plural_is_not_translated(app: Flask) -> None:
    """Chinese has one form: it is the English plural, since most numbers want that."""
    with app.test_request_context("/zh-Hans/"):
        assert localization.browser_plural("%(n)s foo", "%(n)s foos") == "<span>%(n)s foos</span>"
