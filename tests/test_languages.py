"""The choice of a language for a browser, and the table of languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.app import create_app
from server.core.config import Config
from server.core.languages import (
    LANGUAGES,
    SOURCE,
    Language,
    TableError,
    entry_path,
    find,
    format_entry,
    negotiate,
    read_languages,
    write_entry,
)

EN = Language("en", "en", "English")
HANS = Language("zh-Hans", "zh_Hans", "简体中文")
HANT = Language("zh-Hant", "zh_Hant", "繁體中文")
ES = Language("es", "es", "Español")
PT_BR = Language("pt-BR", "pt_BR", "Português (Brasil)")
PT = Language("pt-PT", "pt_PT", "Português (Portugal)")
AR = Language("ar", "ar", "العربية", "rtl")
HE = Language("he", "he", "עברית", "rtl")
ID = Language("id", "id", "Bahasa Indonesia")
SR = Language("sr-Latn", "sr_Latn", "Srpski")
ALL = (EN, HANS, HANT, ES, PT_BR, PT, AR, HE, ID, SR)
WITHOUT_HANT = (EN, HANS)
WITHOUT_HANS = (EN, HANT)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        # Chinese in all its spellings
        ("zh-CN,zh;q=0.9,en;q=0.8", HANS),
        ("zh", HANS),
        ("zh-Hans", HANS),
        ("zh-Hans-CN", HANS),
        ("zh_CN", HANS),
        ("ZH-cn", HANS),
        ("zh-SG", HANS),
        ("zh-MY", HANS),
        ("zh-Hans-HK", HANS),
        ("cmn-Hans-CN", HANS),
        ("zh-cmn-Hans", HANS),
        ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", HANT),
        ("zh-HK", HANT),
        ("zh-MO", HANT),
        ("zh-Hant", HANT),
        ("zh-Hant-TW", HANT),
        ("zh-Hant-CN", HANT),
        ("zh_TW", HANT),
        ("zh-Hant-HK", HANT),
        ("zh-Hant-MO", HANT),
        ("ZH-hant-hk", HANT),
        ("zh-HK,zh-Hant;q=0.9,zh;q=0.8,en;q=0.7", HANT),
        ("zh-TW,zh-Hans;q=0.9", HANT),
        ("yue-HK,zh-HK;q=0.9", HANT),
        # Languages of the Chinese family, by script
        ("yue", HANT),
        ("yue-HK", HANT),
        ("yue-CN", HANS),
        ("yue-Hans", HANS),
        ("nan-TW", HANT),
        ("nan", HANS),
        ("hak-TW", HANT),
        ("wuu,en;q=0.5", HANS),
        ("lzh", HANS),
        ("zh-yue", HANT),
        ("zh-yue-CN", HANS),
        ("zh-cmn-Hans-CN", HANS),
        ("zh-min-nan-TW", HANT),
        ("ar-arz-EG", AR),
        # Others
        ("en-US,en;q=0.5", EN),
        ("en-GB-oxendict", EN),
        ("es", ES),
        ("es-ES,es;q=0.9,en;q=0.8", ES),
        ("es-419,es;q=0.9", ES),
        ("es-MX", ES),
        ("es_AR", ES),
        ("es-US,en-US;q=0.9", ES),
        ("ca-ES,es-ES;q=0.9,en;q=0.8", ES),
        ("pt", PT_BR),
        ("pt-BR,pt;q=0.9", PT_BR),
        ("pt-PT", PT),
        ("pt-AO", PT_BR),
        ("ar-EG,ar;q=0.9,en;q=0.5", AR),
        ("ar", AR),
        ("ar-SA", AR),
        ("ar-AE,en-AE;q=0.9", AR),
        ("ar-MA,fr-MA;q=0.8,fr;q=0.6", AR),
        ("ar-001", AR),
        ("ar_LB", AR),
        ("ar-Arab-IQ", AR),
        ("ar-EG-u-nu-arab", AR),
        ("ar-EG-u-nu-latn", AR),
        ("zh-TW-u-rg-cnzzzz-sd-hans", HANT),
        ("zh-u-ca-gregory-sg-tw", HANS),
        ("arb", AR),
        ("arz", AR),
        ("ary-MA,fr;q=0.5", AR),
        ("acm", AR),
        ("apc-LB", AR),
        ("ary-Latn", EN),
        ("mt", EN),  # Maltese is no Arabic
        ("prs", EN),
        ("fr-DZ,ar-DZ;q=0.8", AR),
        ("fa-IR,ur;q=0.9", EN),  # the same script is not the same language
        ("iw", HE),
        ("in-ID", ID),
        ("sr-Latn-RS", SR),
        ("sr", EN),  # Cyrillic is another script, so nothing is guessed
        # Weights
        ("en;q=0.1,es;q=0.9", ES),
        ("fr,de;q=0.9,es;q=0.2", ES),
        ("es;q=0,ar;q=0.5", AR),
        ("es ; q = 0.3 , ar ; q=0.5", AR),
        ("ar,es", AR),
        ("*", EN),
        ("fr,*;q=0.5", EN),
        # Malformed: skipped, never an error
        ("", EN),
        (",,,", EN),
        (";;;q=1", EN),
        ("es;q=banana,ar;q=0.2", AR),
        ("es;q=2,ar;q=0.2", AR),
        ("-zh,zh--CN,ar", AR),
        ("verylongsubtag1-x,ar", AR),
        ("\x00zh,ar", AR),
        ("xx-YY", EN),
        ("<script>", EN),
        ("zh-CN" + ",x" * 5000, HANS),
    ],
)
def test_browser_gets_the_language_it_asks_for(header: str, expected: Language) -> None:
    """Language and script must match, in the order of the header's weights."""
    assert negotiate(header, ALL) == expected


@pytest.mark.parametrize("header", ["zh-TW", "zh-HK,zh-TW;q=0.9", "zh-Hant", "yue", "nan-TW"])
def test_traditional_chinese_never_falls_back_to_simplified(header: str) -> None:
    """Readers may not know the characters."""
    assert negotiate(header, WITHOUT_HANT) == EN


@pytest.mark.parametrize("header", ["zh-CN", "zh-SG,zh;q=0.9", "zh-Hans-HK"])
def test_simplified_chinese_never_falls_back_to_traditional(header: str) -> None:
    """Readers may not know the characters."""
    assert negotiate(header, WITHOUT_HANS) == EN


@given(st.text(max_size=60))
def test_no_header_breaks_the_negotiation(header: str) -> None:
    """Every header leads to one of the app's languages."""
    assert negotiate(header, ALL) in ALL


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-Hant"])
def test_tag_is_found_in_any_spelling(tag: str) -> None:
    """Typed addresses lead to a page."""
    expected = find(tag)
    assert expected is not None
    for spelling in (tag.lower(), tag.upper(), tag.replace("-", "_")):
        assert find(spelling) == expected


def test_each_language_stands_once_in_the_table() -> None:
    """Each language has one tag, one folder and one name."""
    for attribute in ("tag", "folder", "name"):
        values = [getattr(each, attribute) for each in LANGUAGES]
        assert len(values) == len(set(values))


def test_entries_are_written_as_they_were_read() -> None:
    """The same languages give the same bytes, English first."""
    assert LANGUAGES[0] == SOURCE
    for language in read_languages():
        assert format_entry(language) == entry_path(language).read_text("utf-8")


def test_two_added_languages_are_two_files(tmp_path: Path) -> None:
    """So additions don't conflict in git; new ones are sorted by their tags."""
    added = [replace(SOURCE, tag=tag, folder=tag, order=100) for tag in ("sw", "fr")]
    for each in (SOURCE, *added):
        write_entry(each, tmp_path)
    assert [each.tag for each in read_languages(tmp_path)] == ["en", "fr", "sw"]


def test_page_about_the_app_names_translators_who_want_it(tmp_path: Path) -> None:
    """Names are shown as text; without names, nothing is shown."""
    named = replace(SOURCE, translators=("Ana", "<b>\u0639\u0645\u0631</b>"))
    write_entry(named, tmp_path)
    assert read_languages(tmp_path) == (named,)
    page = create_app(Config(), languages=[named]).test_client().get("/en/about/").text
    assert "<li><bdi>Ana</bdi></li>" in page
    assert "<li><bdi>&lt;b&gt;\u0639\u0645\u0631&lt;/b&gt;</bdi></li>" in page
    plain = create_app(Config(), languages=[SOURCE]).test_client().get("/en/about/").text
    assert "Translated by" not in plain


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "[]",
        "{}",
        '{"tag": "en"}',
        '{"tag": "en", "folder": "en", "name": "English", "plural_forms": ""}',
        '{"tag": "en", "folder": "en", "name": "E", "plural_forms": "x", "direction": "up"}',
        '{"tag": "en", "folder": "de", "name": "English", "plural_forms": "x"}',
        '{"tag": "en", "folder": "en", "name": "English", "colour": "red"}',
        '{"tag": "en", "folder": "en", "name": "E", "plural_forms": "x", "translators": "Ana"}',
    ],
)
def test_entry_that_can_not_be_used_is_refused_in_words(tmp_path: Path, text: str) -> None:
    """The error names the file."""
    path = entry_path(SOURCE, tmp_path)
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    with pytest.raises(TableError, match=r"en/language\.json"):
        read_languages(tmp_path)


def test_missing_source_language_is_refused(tmp_path: Path) -> None:
    """All other languages are translated from English."""
    with pytest.raises(TableError, match="missing"):
        read_languages(tmp_path)
