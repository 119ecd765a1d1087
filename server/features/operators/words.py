"""The words of the directory by code, read from `templates/facts.html`.

Scripts read them from the same template, so that the pages of server and phone say the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from flask import current_app, render_template
from flask_babel import get_translations
from jinja2 import Template

from server.catalog.plurals import parse
from server.catalog.reading import fill
from server.core.localization import current_language

_MESSAGE = re.compile(r'<p data-code="([^"]+)">(.*?)</p>', re.DOTALL)
_FORM = re.compile(r"<span>(.*?)</span>", re.DOTALL)


@lru_cache(maxsize=100)
def _messages(template: Template, _catalog: object) -> dict[str, str]:
    """Return the messages of the current language.

    They are kept, because a build has 181 countries in each language. An edited file makes a new
    template or catalog object, so the cache needs no other invalidation.
    """
    return dict(_MESSAGE.findall(render_template(template)))


class Words:
    """The messages of one language by code."""

    def __init__(self) -> None:
        """Read the messages of the current language."""
        template = current_app.jinja_env.get_template("operators/facts.html")
        self._messages = _messages(template, get_translations())
        self.tag = current_language().tag
        self._turns = current_language().direction == "rtl"
        self._choose = parse(current_language().plural_forms)[1]

    def say(self, code: str, **values: str) -> str:
        """Return a message with its values. Raise KeyError if there is none with that code."""
        return fill(html.unescape(self._messages[code]), values, self._isolate)

    def _isolate(self, value: object) -> str:
        """Return a value isolated from right-to-left words, as web/kit/messages.ts does."""
        return f"\u2068{value}\u2069" if self._turns else str(value)

    def list(self, names: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return a list of names with the language's own marks: "Visa, JCB, and UnionPay"."""
        try:
            locale = Locale.parse(self.tag, sep="-")
        except UnknownLocaleError:
            locale = Locale("en")
        return format_list(names, style=style, locale=locale)

    def count(self, code: str, n: int) -> str:
        """Return the plural form of a message for a number."""
        forms = _FORM.findall(self._messages[code])
        return fill(html.unescape(forms[self._choose(n)]), {"n": n}, str)
