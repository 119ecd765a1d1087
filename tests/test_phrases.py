"""The phrases for the counter: complete in each language, and small."""

from __future__ import annotations

import json

import brotli
import pytest

from server.core.languages import SOURCE, Language
from server.features.counter.datafile import encode, spoken_in
from server.features.counter.phrases import languages, phrases_in, source_phrases, translated
from server.translate.phrases import check_phrases


def test_there_are_thirty_languages() -> None:
    """They are those of popular countries, and the app's own."""
    assert len(languages()) == 30
    assert languages()[0] == SOURCE


@pytest.mark.parametrize("language", translated(), ids=lambda each: each.tag)
def test_language_has_every_phrase(language: Language) -> None:
    """No shopkeeper is shown a sentence in English instead."""
    phrases = dict(zip(source_phrases(), phrases_in(language), strict=True))
    assert [code for code, text in phrases.items() if not text] == []


def test_check_has_nothing_to_say_of_the_phrases() -> None:
    """The rules of catalogs find nothing in them."""
    assert [str(each) for each in check_phrases()] == []


def test_file_keeps_its_bytes() -> None:
    """The limit is for all languages, over the wire."""
    assert len(brotli.compress(encode())) <= 15_000


@pytest.mark.parametrize(
    ("country", "first"),
    [
        ("TH", "th"), ("EG", "ar"), ("NP", "ne"), ("CN", "zh-Hans"), ("HK", "zh-Hant"),
        ("TW", "zh-Hant"), ("PK", "ur"), ("BR", "pt-BR"), ("PT", "pt-BR"), ("PH", "en"),
        ("KZ", "ru"), ("CH", "de"), ("KE", "sw"), ("AF", "fa"), ("MX", "es"),
    ],
)  # fmt: skip
def test_country_decides_which_language_comes_first(country: str, first: str) -> None:
    """It is the one that most of its people read."""
    assert next(spoken_in(country)) == first


def test_right_to_left_languages_say_so() -> None:
    """The page sets each phrase in its own direction."""
    read = json.loads(encode())
    directions = {tag: direction for tag, _, direction, _ in read["languages"]}
    assert {tag for tag, each in directions.items() if each == "rtl"} == {"ar", "fa", "ur"}
