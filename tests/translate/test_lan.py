"""`translate preview --lan` in a browser: another device comes in by its code, and edits."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from server.core.paths import TRANSLATIONS
from translate.previewing import Preview, PreviewServer

PHONE = "127.0.0.2"  # an address that the preview takes for another device's


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """Serve the preview to other devices."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    server = PreviewServer(tmp_path / "translations")
    server.command = (*server.command, "--lan")
    server.output = subprocess.PIPE
    yield server.start()
    output = server.process and server.process.stdout
    server.stop()
    if output:
        output.close()


def next_code(server: PreviewServer) -> str:
    """Return the next code in the terminal."""
    assert server.process
    assert server.process.stdout
    for line in server.process.stdout:
        if match := re.search(r"next device: (\d{4} \d{4})", line.decode()):
            return match[1]
    raise AssertionError("no code")


def enter(page: Page, code: str) -> None:
    """Type a code."""
    page.get_by_label("The code from the terminal").fill(code)
    page.get_by_role("button", name="Enter").click()


def test_phone_comes_in_by_its_code_once_and_edits(
    page: Page, browser: Browser, server: PreviewServer
) -> None:
    """A wrong code is told; the same code lets no second phone in."""
    url, code = f"http://{PHONE}:{server.port}", next_code(server)
    catalog = server.folder / "zh_Hans" / "LC_MESSAGES" / "messages.po"
    preview = Preview(page, url, catalog)
    page.goto(f"{url}/zh-Hans/guide/")
    enter(page, "0000 0000" if code != "0000 0000" else "1")
    expect(page.get_by_role("alert")).to_contain_text("not the code")
    enter(page, code)
    expect(preview.panel).to_be_visible()
    preview.open()
    page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    preview.editor.fill("到哪里充值")
    preview.panel.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("到哪里充值").first).to_be_visible()
    assert 'msgstr "到哪里充值"' in catalog.read_text("utf-8")

    with browser.new_context() as context:
        other = context.new_page()
        other.goto(f"{url}/zh-Hans/guide/")
        enter(other, code)
        expect(other.get_by_role("alert")).to_contain_text("not the code")
        enter(other, next_code(server))
        expect(Preview(other, url, catalog).panel).to_be_visible()
