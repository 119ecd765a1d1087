"""The keys of a build: what they depend on, so that no page of a release is stale."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

from server.core.config import Config
from server.core.paths import CODE, TRANSLATIONS
from server.release import fingerprint, keys
from server.release.compression import QUICK, SMALLEST
from server.release.fingerprint import Inputs
from server.release.keys import Keys
from server.release.settings import Settings
from small import few

CONFIG = Config(languages=few("en", "es", "ar"))
SETTINGS = Settings("http://127.0.0.1:8000", "", "en", ("en", "es", "ar"), ("en", "es"))
INSIDE = {"assets/app.css": b"a {}", "assets/first.js": b"1"}
ALL = {"en", "es", "ar"}


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a copy of everything that pages are made of."""
    for folder in (CODE, TRANSLATIONS):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(folder, tmp_path / folder.name, ignore=ignored)
    copied = {tmp_path / each.name: names for each, names in fingerprint.SOURCES.items()}
    monkeypatch.setattr(fingerprint, "SOURCES", copied)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "concerned"),
    [
        ("server/features/home/templates/index.html", ALL),
        ("server/core/templates/shell/base.html", ALL),
        ("server/core/templates/shell/same-signs.txt", ALL),
        ("server/features/operators/data/codes.tsv", ALL),
        ("server/features/counter/phrases.toml", ALL),
        ("server/features/features.json", ALL),
        ("server/release/inline.py", ALL),
        ("server/catalog/rules/spacing.py", ALL),
        ("translations/es/language.json", ALL),
        ("translations/messages.pot", ALL),
        ("translations/es/LC_MESSAGES/counter.po", ALL),
        ("translations/es/LC_MESSAGES/messages.po", {"es"}),
        ("translations/zh_Hans/LC_MESSAGES/messages.po", set()),
    ],
)
def test_change_of_a_file_concerns_each_language_that_it_may_be_in(
    sources: Path, changed: str, concerned: set[str]
) -> None:
    """Only the words of a catalog are of one language."""
    before = _keys()
    with (sources / changed).open("a") as file:
        file.write("\n")
    after = _keys()
    assert {tag for tag in ALL if before.pages[tag] != after.pages[tag]} == concerned
    assert {tag for tag in ALL if before.parts[tag] != after.parts[tag]} == concerned
    assert (before.data != after.data) == (concerned == ALL)


def test_words_of_the_source_concern_all_languages(sources: Path) -> None:
    """Texts of claims have the words of two languages."""
    before = _keys()
    folder = sources / "translations" / "en" / "LC_MESSAGES"
    folder.mkdir()
    (folder / "messages.po").touch()
    assert all(before.pages[tag] != _keys().pages[tag] for tag in ALL)


def test_style_that_stands_in_pages_concerns_their_sent_form_alone() -> None:
    """Pages are rendered without it. Prefix and effort change that form too, the origin neither."""
    before = _keys()
    for after in (
        _keys(inside={**INSIDE, "assets/app.css": b"b {}"}),
        _keys(settings=replace(SETTINGS, base_path="/topup")),
        Keys.of(CONFIG, Inputs.read(CONFIG), SETTINGS, INSIDE, SMALLEST),
    ):
        assert after.pages == before.pages
        assert not after.parts.items() & before.parts.items()
    assert _keys(settings=replace(SETTINGS, origin="https://nobars.example")) == before


def test_published_languages_and_versions_of_libraries_concern_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages say which languages there are; names of countries come with Babel."""
    before = _keys()
    published = _keys(settings=replace(SETTINGS, published=("en",)))
    assert not published.pages.items() & before.pages.items()
    assert "babel 2." in keys.libraries()
    assert {"python", "zlib", "jinja2", "werkzeug"} <= _names(keys.libraries())
    monkeypatch.setattr(keys, "libraries", lambda: "babel 9")
    assert not _keys().pages.items() & before.pages.items()


def test_requirements_may_have_any_specifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for another system has no version here; extras render nothing."""
    required = ["brotli==1.2.*", "zstandard (>=0.25)", "segno~=1.6; python_version > '3'"]
    extra = "pytest; extra == 'dev'"
    found = [*required, "click", extra, "colorama-elsewhere>1; sys_platform == 'win32'"]
    monkeypatch.setattr(metadata, "requires", lambda _name: found)
    required_here = {"brotli", "zstandard", "segno", "click"}
    always = {"python", "zlib", "jinja2", "markupsafe", "werkzeug"}
    assert _names(keys.libraries()) == required_here | always


def test_app_that_is_not_installed_still_knows_what_renders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It runs from its folder then, and nothing says what it requires."""

    def missing(_name: str) -> list[str]:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "requires", missing)
    assert {"python", "jinja2", "werkzeug"} <= _names(keys.libraries())


def test_each_kind_of_file_beside_the_code_is_in_the_fingerprint() -> None:
    """A page may have text of any of them; these are only read by people, or made from the rest."""
    known = {f".{each.rpartition('.')[2]}" for each in fingerprint.SOURCES[CODE]} | {".md", ".pyc"}
    assert {path.suffix for path in CODE.rglob("*") if path.is_file()} <= known


def _names(versions: str) -> set[str]:
    return {each.split()[0] for each in versions.split(", ")}


def _keys(settings: Settings = SETTINGS, inside: dict[str, bytes] = INSIDE) -> Keys:
    return Keys.of(CONFIG, Inputs.read(CONFIG), settings, inside, QUICK)
