"""How long a translator waits: `python time_work.py [TIMES]`, after `make build`.

Each command with all it reads in the disk's cache, and an edit until the words of it are on the
page, in Chromium: one that another editor saves to the file, and one that is saved in the panel.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from server.core.config import Config
from server.core.paths import TRANSLATIONS
from server.translate.browser import ARGUMENTS, find_chromium
from translate.previewing import Preview, PreviewServer, age

NOBARS = Path(sys.executable).with_name("nobars")
COMMANDS = (
    "check es",
    "check",
    "format es",
    "keep es",
    "stats",
    "update --check",
    "take tests/translate/corpus/es.po",
)
WORDS = "去哪儿充值"
TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 5


def main() -> None:
    """Print a table of the commands, and one of edits."""
    print("| command | seconds, median | of these the processor’s |\n|---|---|---|")
    fresh = [time_command("check es", is_first=True) for _ in range(2)]
    tell("`check es`, the first time or after a change of the rules", fresh)
    for command in COMMANDS:
        tell(f"`{command}`", [time_command(command) for _ in range(TIMES)])
    print("\n| an edit, until it is seen | seconds, median | slowest |\n|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        shutil.copytree(TRANSLATIONS, Path(folder) / "translations")
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        server = PreviewServer(Path(folder) / "translations").start()
        catalog = server_catalog(Path(folder))
        preview = Preview(browser.new_page(), server.url, catalog)
        preview.open()
        for name, edit in (("in the file, by another editor", in_file), ("in the panel", in_panel)):
            taken = [time_edit(preview, edit, number) for number in range(TIMES)]
            print(f"| {name} | {statistics.median(taken):.2f} | {max(taken):.2f} |")
        server.stop()


def server_catalog(folder: Path) -> Path:
    """Return the catalog that is edited; it was there before the preview looked."""
    catalog = folder / "translations" / "zh_Hans" / "LC_MESSAGES" / "messages.po"
    age(catalog)
    return catalog


def time_command(command: str, *, is_first: bool = False) -> tuple[float, float]:
    """Return the seconds of a command: the clock’s and the processor’s."""
    if is_first:
        for kept in Config.from_environ().cache.glob("judged-*"):
            kept.unlink()
    before, begun = os.times(), time.perf_counter()
    subprocess.run(
        [NOBARS, "translate", *command.split()], capture_output=True, check=False, input=b""
    )
    taken, after = time.perf_counter() - begun, os.times()
    used = after.children_user - before.children_user
    return taken, used + after.children_system - before.children_system


def tell(name: str, taken: list[tuple[float, float]]) -> None:
    """Print a line of the table."""
    clock, processor = (statistics.median(column) for column in zip(*taken, strict=True))
    print(f"| {name} | {clock:.2f} | {processor:.2f} |", flush=True)


def time_edit(preview: Preview, edit: Callable[[Preview, str, str], None], number: int) -> float:
    """Return the seconds from the moment of saving until the page shows the words."""
    before = preview.page.locator("main").get_by_text(WORDS).first.inner_text()
    after = f"{WORDS}{'甲乙丙丁'[number % 4]}" if before == WORDS else WORDS
    begun = time.perf_counter()
    edit(preview, before, after)
    if edit is in_panel:
        begun = time.perf_counter()
        preview.panel.get_by_role("button", name="Save", exact=True).click()
    wait_for_words(preview.page, before, after)
    return time.perf_counter() - begun


def in_file(preview: Preview, before: str, after: str) -> None:
    """Save the file."""
    preview.change(f'msgstr "{before}"', f'msgstr "{after}"')


def in_panel(preview: Preview, before: str, after: str) -> None:
    """Type in the panel; saving is what is timed."""
    preview.page.locator("main").get_by_text(before).first.click(modifiers=["Alt"])
    preview.editor.fill(after)


def wait_for_words(page: Page, before: str, after: str) -> None:
    """Wait until the page shows the words, and its panel is ready again."""
    page.locator("main").get_by_text(after, exact=True).first.wait_for()
    page.locator("main").get_by_text(before, exact=True).first.wait_for(state="detached")
    page.locator("html.preview-ready").wait_for(state="attached")


if __name__ == "__main__":
    main()
