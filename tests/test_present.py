"""A build takes over what the release on disk has already, and makes the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.core.cache import Cache
from server.core.config import Config
from server.release import rendering
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.deltas import with_deltas
from server.release.files import write_release
from server.release.fingerprint import Inputs
from server.release.keys import libraries
from server.release.present import Present
from server.release.previous import read_previous
from small import few
from translate.house import House

CONFIG = Config(languages=few("en", "es"))

# Saves a catalog when the app of a build is there, before a page is rendered.
SAVING = """
from pathlib import Path
import server.app
make = server.app.create_app
def create_app(config):
    app = make(config)
    catalog = Path("translations/es/LC_MESSAGES/messages.po")
    old, new = ('msgid "Guide"\\nmsgstr "%s"' % word for word in ("Guía", "Manual"))
    catalog.write_text(catalog.read_text("utf-8").replace(old, new), "utf-8")
    return app
server.app.create_app = create_app
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a release of two languages."""
    _build(tmp_path / "release")
    return tmp_path / "release"


def test_build_after_a_changed_word_takes_over_the_other_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their files stay where they are on the disk; all bytes are those of a build from nothing."""
    monkeypatch.setenv("NOBARS_ORIGIN", "https://nobars.example")
    house = House(tmp_path)
    release = tmp_path / "build" / "release"
    assert house.run("build").returncode == 0
    stays = ("en/index.html", "zh-Hans/guide/index.html.br", "release/core/en/1.txt")
    before = [(release / name).stat().st_ino for name in stays]
    catalog = tmp_path / "translations" / "es" / "LC_MESSAGES" / "messages.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(
        text.replace('msgid "Guide"\nmsgstr "Guía"', 'msgid "Guide"\nmsgstr "Manual"')
    )
    assert house.run("build").returncode == 0
    assert [(release / name).stat().st_ino for name in stays] == before
    for changed in ("es/index.html", "es/404.html", "release/es/guide/index.html"):
        assert "Manual</a>" in house.page(changed)
    taken_over = _bytes(release)
    shutil.rmtree(release)
    assert house.run("build").returncode == 0
    assert _bytes(release) == taken_over


def test_word_that_is_saved_while_a_build_runs_is_in_the_next_build(tmp_path: Path) -> None:
    """The running build has compiled the catalog already, so its own pages have the old word."""
    house = House(tmp_path)
    page = tmp_path / "build" / "release" / "es" / "index.html"
    ran = house.run("build", before=SAVING)
    assert ran.returncode == 0, ran.stderr
    assert "Guía</a>" in page.read_text("utf-8")
    assert house.run("build").returncode == 0
    assert "Manual</a>" in page.read_text("utf-8")


def test_poster_has_the_present_words_of_all_languages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies in the folder of one language, of which all else stays."""
    monkeypatch.setattr("server.features.poster.routes._text", lambda _language: "new words")
    assert "new words" not in (folder / "en" / "poster" / "index.html").read_text("utf-8")
    kept = (folder / "en" / "index.html").stat().st_ino
    _build(folder)
    assert "new words" in (folder / "en" / "poster" / "index.html").read_text("utf-8")
    assert (folder / "en" / "index.html").stat().st_ino == kept


@pytest.mark.parametrize(
    "missing",
    ["en", "release/en", "release/core/en", "release/core/en.txt", "en/guide/index.html.br"],
)
def test_part_that_is_not_all_there_is_made_anew(folder: Path, missing: str) -> None:
    """A folder or a page that somebody has tidied away comes back."""
    before = _bytes(folder)
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    _build(folder)
    assert _bytes(folder) == before


def test_part_with_deltas_from_an_earlier_release_is_made_anew(folder: Path) -> None:
    """A release that is built without an earlier one has none of them."""
    before = _bytes(folder)
    earlier = {
        name: [body.replace(b"Guide", b"Manual") for body in bodies]
        for name, bodies in read_previous(str(folder)).items()
    }
    write_release(with_deltas(build_release(create_app(CONFIG), QUICK), earlier), folder)
    assert _bytes(folder) != before
    present = Present.read(folder)
    assert present
    assert not present.keys
    assert present.libraries == libraries()
    _build(folder)
    assert _bytes(folder) == before


def test_release_of_files_that_were_edited_meanwhile_gives_nothing_to_the_next_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows which pages have the old words, so neither release nor cache keeps them."""
    cache = Cache(tmp_path / "cache")
    before = Inputs.read(CONFIG)
    app = create_app(CONFIG)
    with monkeypatch.context() as patch:
        patch.setattr("server.release.build.Inputs.read", lambda _: before._replace(whole="later"))
        edited = build_release(app, QUICK, cache, inputs=before)
    assert edited.keys == {"libraries": libraries(), "parts": {}}
    shutil.rmtree(folder)
    write_release(with_deltas(edited), folder)
    present = Present.read(folder)
    assert present
    assert not present.keys
    monkeypatch.setattr(rendering, "render", _refuse)
    with pytest.raises(AssertionError, match="rendered"):
        build_release(create_app(CONFIG), QUICK, cache, present)


def test_forced_build_renders_pages_again_and_mends_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier version may have kept stale ones."""
    cache, right = Cache(tmp_path), build_release(create_app(CONFIG), QUICK)
    render = rendering.render

    def render_stale(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
        return {url: body.replace(b"Guide", b"Old") for url, body in render(app, urls).items()}

    with monkeypatch.context() as patch:
        patch.setattr(rendering, "render", render_stale)
        assert build_release(create_app(CONFIG), QUICK, cache) != right
    assert build_release(create_app(CONFIG), QUICK, cache) != right
    assert build_release(create_app(CONFIG), QUICK, cache, anew=True) == right
    assert build_release(create_app(CONFIG), QUICK, cache) == right


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"parts": {'])
def test_release_with_unusable_keys_is_made_anew(folder: Path, text: str) -> None:
    """The disk was full, or another version of the app has made it."""
    (folder / ".keys").write_text(text)
    assert Present.read(folder) is None


def test_interrupted_write_leaves_a_whole_release_or_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build makes it whole."""
    before = _bytes(folder)

    def stop(_old: Path, _fresh: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("server.release.files._move", stop)
        with pytest.raises(KeyboardInterrupt):
            _build(folder)
    assert not folder.exists()
    _build(folder)
    assert _bytes(folder) == before
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def _build(folder: Path) -> None:
    """Build the release of a folder, and take over what is there."""
    release = build_release(create_app(CONFIG), QUICK, Cache(CONFIG.cache), Present.read(folder))
    write_release(with_deltas(release), folder)


def _refuse(_app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
    raise AssertionError(f"rendered {[*urls]}")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in _files(folder).items()}


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of a release by name, but for the stamp of the command."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: path for name, path in paths.items() if path.is_file() and name != ".built-from"}
