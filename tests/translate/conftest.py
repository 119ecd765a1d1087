"""Fixtures of the tests of the translators' commands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from server.core.paths import TRANSLATIONS
from translate.house import House
from translate.previewing import Preview, PreviewServer, age


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a copy of the project of the test's own."""
    return House(tmp_path)


@pytest.fixture(scope="module")
def preview_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve the preview of a copy of the catalogs, and yield both."""
    folder = tmp_path_factory.mktemp("preview") / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    server = PreviewServer(folder).start()
    yield server.url, folder
    server.stop()


@pytest.fixture
def preview(page: Page, preview_server: tuple[str, Path]) -> Iterator[Preview]:
    """Return the preview with the project's catalog, and collect console errors."""
    url, folder = preview_server
    catalog = folder / "zh_Hans" / "LC_MESSAGES" / "messages.po"
    shutil.copy(TRANSLATIONS / "zh_Hans" / "LC_MESSAGES" / "messages.po", catalog)
    age(catalog)
    preview = Preview(page, url, catalog)
    heard = preview.complaints
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    yield preview
    assert heard == []
