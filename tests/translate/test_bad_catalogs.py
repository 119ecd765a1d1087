"""A bad catalog makes messages English, and never breaks a page or a build."""

from __future__ import annotations

import gettext
import logging
from pathlib import Path

import pytest

from server.catalog.compiling import compile_catalogs
from server.core.languages import Language
from translate.house import House

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
GERMAN = Language("de", "de", "Deutsch", "ltr", "nplurals=2; plural=(n != 1);")


def _compile(folder: Path, text: str, language: Language = GERMAN) -> gettext.GNUTranslations:
    path = folder / language.folder / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    path.with_suffix(".mo").unlink(missing_ok=True)
    compile_catalogs(folder, [language])
    with path.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_compiled_catalog_says_nothing_of_when_it_was_made(tmp_path: Path) -> None:
    """Otherwise two builds of the same sources would not be the same."""
    headers = _compile(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Start"\n').info()
    dates = {name: value for name, value in headers.items() if name.endswith("-date")}
    assert {*dates.values()} == {"1980-01-01 00:00+0000"}


@pytest.mark.parametrize(
    "bad",
    [
        "Gespart: 50% heute",
        "Gespart: %(nmae)s",
        "Gespart",
        "<script>alert(1)</script> %(n)s",
        '<a href="javascript:alert(1)">%(n)s</a>',
        "<b>%(n)s",
        "%(n)s\u202e",
        "Wähl *100# für %(n)s",
    ],
)
def test_translation_with_an_error_is_left_out_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, bad: str
) -> None:
    """Readers see the source, never the markup; the log has one line with the place."""
    entry = f'msgid "Saved %(n)s"\nmsgstr "{bad.replace(chr(34), chr(92) + chr(34))}"\n\n'
    good = 'msgid "Home"\nmsgstr "Start"\n'
    with caplog.at_level(logging.WARNING):
        translations = _compile(tmp_path, HEAD + entry + good)
    assert translations.gettext("Saved %(n)s") == "Saved %(n)s"
    assert translations.gettext("Home") == "Start"
    assert len(caplog.messages) == 1
    assert "messages.po:4: " in caplog.messages[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + 'msgid "Home\nmsgstr "Start"\n', 4),
        (HEAD + 'msgid "Home"\n', 4),
        (HEAD + 'msgid "Home"\nmsgstr "St\udcfcrt"\n', 5),
        (HEAD + "Start\n", 4),
        ("<html>no catalog at all</html>", 1),
    ],
)
def test_catalog_that_can_not_be_read_falls_back_as_a_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, line: int
) -> None:
    """One line names file and line; an older compiled catalog is not used."""
    assert _compile(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Start"\n').gettext("Home") == "Start"
    with caplog.at_level(logging.WARNING):
        assert _compile(tmp_path, text).gettext("Home") == "Home"
    assert len(caplog.messages) == 1
    assert f"messages.po:{line}: " in caplog.messages[0]


def test_catalog_with_a_wrong_header_is_used_all_the_same(tmp_path: Path) -> None:
    """A fuzzy mark, a byte order mark, another charset or plural rule hide no translation."""
    head = "\ufeff#, fuzzy\n" + HEAD.replace("utf-8", "latin-1")
    plural = 'msgid "a day"\nmsgid_plural "days"\nmsgstr[0] "ein Täg"\nmsgstr[1] "Täge"\n'
    translations = _compile(tmp_path, head + plural)
    assert translations.ngettext("a day", "days", 1) == "ein Täg"
    assert translations.ngettext("a day", "days", 5) == "Täge"


def test_plural_with_a_missing_form_falls_back(tmp_path: Path) -> None:
    """Otherwise some numbers would have no text."""
    plural = 'msgid "a day"\nmsgid_plural "days"\nmsgstr[0] "ein Tag"\nmsgstr[1] ""\n'
    assert _compile(tmp_path, HEAD + plural).ngettext("a day", "days", 5) == "days"


def test_removed_catalog_leaves_no_words(tmp_path: Path) -> None:
    """Its compiled file is deleted too."""
    _compile(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Start"\n')
    (tmp_path / "de/LC_MESSAGES/messages.po").unlink()
    compile_catalogs(tmp_path, [GERMAN])
    assert not (tmp_path / "de/LC_MESSAGES/messages.mo").exists()


def test_release_is_built_from_a_catalog_that_can_not_be_read(house: House) -> None:
    """The language is shown in English, and withdrawn until the line is mended."""
    house.edit("zh_Hans", 'msgstr "首页"', "msgstr 首页")
    run = house.run("build")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("messages.po:") == 1
    page = house.page("zh-Hans/index.html")
    assert "Home</a>" in page
    assert '<meta name="robots" content="noindex">' in page


def test_markup_in_a_translation_does_not_reach_a_page(house: House) -> None:
    """The page shows the source there."""
    house.edit("zh_Hans", 'msgstr "首页"', 'msgstr "<img src=x>首页"')
    run = house.run("build")
    assert run.returncode == 0, run.stderr
    page = house.page("zh-Hans/index.html")
    assert "<img" not in page
    assert "Home</a>" in page
    assert "指南</a>" in page


def test_template_that_can_not_be_read_takes_nothing_down(house: House) -> None:
    """The error is one line; published languages stay so, and `update` mends the template."""
    template = house.folder / "translations" / "messages.pot"
    sound = template.read_bytes()
    template.write_bytes(b"<<<<<<< HEAD\n" + sound)
    run = house.run("build")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert 'hreflang="zh-Hans"' in house.page("sitemap.xml")
    for command in ("check", "stats", "report", "format"):
        run = house.run("translate", command)
        assert run.returncode == 1
        assert run.stderr.startswith("nobars: messages.pot can't be read")
        assert "nobars translate update" in run.stderr
    house.translate("update")
    assert template.read_bytes() == sound
