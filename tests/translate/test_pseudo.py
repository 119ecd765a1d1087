"""Pseudo-locales: the changed and the unchanged parts of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.languages import LANGUAGES
from server.translate.catalogs import TEMPLATE
from server.translate.pseudo import KEPT, PSEUDO, accent, mirror
from server.translate.watched import read_catalog

SOURCES = [source for _context, source in read_catalog(TEMPLATE.read_bytes())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Save", "[Šåṽé ö]"),
        ("%(n)s of 50%%", "[%(n)s öƒ 50%% ö]"),
        ('<a href="{{ url }}">Top up</a>', '[<a href="{{ url }}">Ţöþ ûþ</a> ö]'),
        ('<bdi dir="ltr">+66</bdi> &amp; *123#', '[<bdi dir="ltr">+66</bdi> &amp; *123#]'),
    ],
)
def test_accented_text_keeps_the_parts_that_translators_keep(text: str, expected: str) -> None:
    """Placeholders, tags, entities, codes and numbers."""
    assert accent(text) == expected


def test_mirrored_words_run_from_right_to_left() -> None:
    """Each word has its own marks."""
    assert mirror("Save %(n)s") == "\u061c\u202eSave\u202c %(n)s"


def test_nothing_that_must_stay_is_lost() -> None:
    """This holds for every message of the app."""
    for source in SOURCES:
        for change in (accent, mirror):
            assert KEPT.findall(change(source)) == KEPT.findall(source)


def test_long_text_grows_by_two_fifths() -> None:
    """Translations from English grow like this."""
    for source in SOURCES:
        letters = len(KEPT.sub("", source))
        if letters > 20:
            assert 1.3 <= (len(accent(source)) - len(source) + letters) / letters <= 1.5


@given(st.text())
def test_no_ascii_letter_is_left_outside_of_kept_parts(text: str) -> None:
    """So any other text on a page can't be translated yet."""
    assert not re.search("[A-Za-z]", KEPT.sub("", accent(text)))


def test_release_has_none() -> None:
    """They are for developers."""
    assert not {each.tag for each in PSEUDO} & {each.tag for each in LANGUAGES}
