"""The preview as translators use it: its panel, and a catalog to write to."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from time import time

from playwright.sync_api import Locator, Page, expect

from server.core.config import Config
from serving import Server


class PreviewServer(Server):
    """`nobars translate preview` with catalogs of its own."""

    def __init__(self, translations: Path) -> None:
        """Prepare to serve these catalogs."""
        super().__init__(Config().build)
        self.folder = translations
        options = ("--port", str(self.port), "--translations", str(translations))
        self.command = ("translate", "preview", *options)


@dataclass
class Preview:
    """A page of the preview, its panel, and the catalog behind it."""

    page: Page
    url: str
    catalog: Path
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "guide/") -> None:
        """Open a page in Chinese."""
        self.page.goto(f"{self.url}/zh-Hans/{path}")
        expect(self.page.locator("html.preview-ready")).to_be_attached()

    def change(self, old: str, new: str) -> bytes:
        """Save the catalog as an editor does; return its former text."""
        before = self.catalog.read_bytes()
        assert before.count(old.encode()) == 1
        self.catalog.write_bytes(before.replace(old.encode(), new.encode()))
        return before

    def begin_with(self, old: str, new: str) -> None:
        """Write the catalog with an older time, so that the server need not wait."""
        self.change(old, new)
        age(self.catalog)

    def unfold(self) -> None:
        """Open the panel."""
        self.panel.locator("summary", has_text="Preview").click()

    @property
    def panel(self) -> Locator:
        """Return the panel."""
        return self.page.get_by_role("complementary", name="Preview for translators")

    @property
    def editor(self) -> Locator:
        """Return the field of a translation."""
        return self.panel.get_by_label("Translation", exact=True)

    def wait_for_marks(self, **expected: bool) -> None:
        """Wait until some texts have this mark, or none."""
        self.page.evaluate(WAIT_FOR_MARKS, expected)


def age(file: Path) -> None:
    """Set the time of a file to a second ago."""
    written = time() - 1
    os.utime(file, (written, written))


WAIT_FOR_MARKS = """async (expected) => {
  const end = performance.now() + 10_000;
  const isMarked = (state) => (CSS.highlights.get(`preview-${state}`)?.size ?? 0) > 0;
  while (Object.entries(expected).some(([state, wanted]) => isMarked(state) !== wanted)) {
    if (performance.now() > end) throw new Error(`not so: ${JSON.stringify(expected)}`);
    await new Promise(requestAnimationFrame);
  }
}"""
