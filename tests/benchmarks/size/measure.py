"""What a first visit costs over the wire, everything counted once: `python measure.py`.

Chromium opens the home of each language through a proxy that counts bytes, headers included,
until the page says that the core is saved. The browser saves data, so that no section follows.
Then each page's scripts are weighed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from chromium import ARGUMENTS, find_chromium
from server.core.config import Config
from server.core.languages import LANGUAGES
from server.release.files import read_release
from server.release.model import File, Release
from serving import Server
from wire import CountingProxy

LIMIT = 110_000  # bytes until the core of a language is ready: the aim
SCRIPT_LIMIT = 30_000  # bytes, compressed, before a page can be used
SAVES_DATA = (
    'Object.defineProperty(navigator, "connection", '
    "{ configurable: true, value: { saveData: true } });"
)
PEER = 205_120  # SVGOMG 1.16, one page in one language


def main() -> None:
    """Print a table, a line a language."""
    config = Config()
    release = read_release(config.release)
    server = Server(config.build).start()
    print(f"{'language':10} {'bytes':>8} {'of limit':>8} {'of SVGOMG':>9}   limit {LIMIT}")
    for language in LANGUAGES:
        received = first_visit(server, language.tag)
        print(f"{language.tag:10} {received:8} {received / LIMIT:8.2f} {received / PEER:9.2f}")
    server.stop()
    print(f"\n{'scripts of a page':32} {'bytes':>6}   limit {SCRIPT_LIMIT}")
    pages = {name: file for name, file in release.files.items() if name.endswith(".html")}
    weights = {script_weight(release, file): name for name, file in pages.items()}
    for weight, name in sorted(weights.items(), reverse=True)[:5]:
        print(f"{name:32} {weight:6}")


def first_visit(server: Server, tag: str) -> int:
    """Return the bytes that a fresh browser receives until the core of a language is saved."""
    proxy = CountingProxy(server.port)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=ARGUMENTS
        )
        page = browser.new_page()
        page.add_init_script(SAVES_DATA)
        page.goto(f"{proxy.url}/{tag}/")
        page.wait_for_selector("html[data-offline=ready]", state="attached", timeout=60_000)
        browser.close()
    return proxy.received


def script_weight(release: Release, page: File) -> int:
    """Return the brotli bytes of the scripts that a page names."""
    names = re.findall(rb'<script[^>]* src="[^"]*/assets/([^"]+)"', page.body)
    return sum(len(release.files[f"assets/{n.decode()}"].encoded["br"]) for n in names)


main()
