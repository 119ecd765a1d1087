"""Take the pictures of TRANSLATING.md, and that of a chapter in the README.

Run `python tools/draw_docs.py` after `make build`. Look at the pictures before you commit them.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import time

from playwright.sync_api import Page, expect, sync_playwright

from server.core.config import Config
from server.core.paths import PROJECT, TRANSLATIONS
from server.translate.browser import ARGUMENTS, find_chromium
from server.translate.screenshots import SWITCHED_OFF, serve_preview

DOCS = PROJECT / "docs"
WIDE = {"width": 400, "height": 740}
PHONE = {"width": 360, "height": 740}
TITLE = "去哪儿充值"


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        translations = Path(folder) / "translations"
        shutil.copytree(TRANSLATIONS, translations)
        catalog = translations / "zh_Hans" / "LC_MESSAGES" / "messages.po"
        good = catalog.read_text("utf-8")
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with serve_preview(Config.from_environ(), translations) as app:
            origin = app.config["NOBARS"].origin
            narrow = browser.new_page(viewport=PHONE, device_scale_factor=1.5)
            narrow.add_init_script(SWITCHED_OFF)
            take(narrow, f"{origin}/zh-Hans/guide/steps/", "chapter-zh", hide_panel)
            take(narrow, f"{origin}/en/gallery/", "gallery", hide_panel)
            page = browser.new_page(viewport=WIDE)
            guide = f"{origin}/zh-Hans/guide/"
            write(catalog, unfinished(good))
            take(page, guide, "preview-page", scroll_to_marks)
            page.goto("about:blank")  # an open page would reload when the catalog changes
            write(catalog, good)
            page.set_viewport_size({"width": 400, "height": 1000})
            take(page, guide, "preview-editor", edit)
            page.set_viewport_size(WIDE)
            page.goto(guide)
            write(catalog, good.replace(f'msgstr "{TITLE}"', f'msgstr "{TITLE}', 1))
            take(page, "", "preview-broken", wait_for_line)


def write(catalog: Path, text: str) -> None:
    """Write the catalog with an older time: the preview doesn't read files that just changed."""
    catalog.write_text(text, "utf-8")
    written = time() - 1
    os.utime(catalog, (written, written))


def unfinished(text: str) -> str:
    """Return the catalog with one translation missing, and one fuzzy."""
    less = text.replace(f'msgstr "{TITLE}"', 'msgstr ""', 1)
    return less.replace('msgid "Know your card"', '#, fuzzy\nmsgid "Know your card"', 1)


def take(page: Page, url: str, name: str, prepare: Callable[[Page], None] | None = None) -> None:
    """Take a picture of a page as a screen shows it; without `url`, of the page that is open."""
    if url:
        page.goto(url)
    expect(page.locator("html.preview-ready")).to_be_attached()
    if prepare:
        prepare(page)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=DOCS / f"{name}.png")


def hide_panel(page: Page) -> None:
    """Hide the panel."""
    page.evaluate("document.querySelector('nobars-preview').style.display = 'none'")


def scroll_to_marks(page: Page) -> None:
    """Scroll to the chapters, two of which are marked."""
    page.locator("#chapters").evaluate("each => scrollTo(0, each.offsetTop - 100)")


def edit(page: Page) -> None:
    """Open a message, and type a text that gets advice."""
    page.locator("main").get_by_text(TITLE).first.click(modifiers=["Alt"])
    panel = page.get_by_role("complementary", name="Preview for translators")
    panel.get_by_label("Translation", exact=True).fill(f"{TITLE}。")
    expect(panel).to_contain_text("punctuation.end")


def wait_for_line(page: Page) -> None:
    """Wait until the panel names the broken line."""
    panel = page.get_by_role("complementary", name="Preview for translators")
    expect(panel).to_contain_text(re.compile(r"line \d+"))


if __name__ == "__main__":
    main()
