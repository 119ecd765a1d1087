"""Find a Chromium for the browser tests; if there is none, install one.

Playwright's own is tried first, then the system's, then Debian's packages. Of these, the headless
shell is preferred, because tests take half of the time with it.
"""

import subprocess
import sys

from debian import install
from playwright.sync_api import sync_playwright

sys.path.insert(0, "tests")
from chromium import CHROMIUM, find_chromium

ATTEMPTS = (
    [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"],
    [sys.executable, "-m", "playwright", "install", "chromium"],
)


def main() -> None:
    """Try each way until there is a Chromium."""
    for command in ATTEMPTS:
        if found(whole=True):
            break
        subprocess.run(command, check=False)
    if found() in {None, CHROMIUM}:
        install("chromium-headless-shell")
    if not found(whole=True):
        install("chromium")
    if not found(whole=True):
        sys.exit("No Chromium was found or could be installed: install the package `chromium`.")


def found(*, whole: bool = False) -> str | None:
    """Return the path of a Chromium, None if there is none now."""
    with sync_playwright() as playwright:
        return find_chromium(playwright, whole=whole)


main()
