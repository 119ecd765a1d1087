"""Find a Chromium for the browser tests; where there is none, install one.

Playwright's own comes first, then the system's; Debian's package where Playwright can't download.
"""

import subprocess
import sys

from debian import install
from playwright.sync_api import sync_playwright

sys.path.insert(0, "tests")
from chromium import find_chromium

ATTEMPTS = (
    [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"],
    [sys.executable, "-m", "playwright", "install", "chromium"],
)


def main() -> None:
    """Try each way in turn until there is a Chromium."""
    if is_there():
        return
    for command in ATTEMPTS:
        subprocess.run(command, check=False)
        if is_there():
            return
    install("chromium")
    if is_there():
        return
    sys.exit("No Chromium was found or could be installed: install the package `chromium`.")


def is_there() -> bool:
    """Look anew: what was missing may have been installed since."""
    with sync_playwright() as playwright:
        return find_chromium(playwright) is not None


main()
