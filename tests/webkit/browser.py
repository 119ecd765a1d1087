"""Debian's WebKitGTK: MiniBrowser under a virtual display, driven by WebDriver.

It stands in for Safari's engine, not for an iPhone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

MINI_BROWSER = "*/webkit2gtk-4.1/MiniBrowser"
PATIENCE = 30  # seconds for a page or a script


def missing_packages() -> list[str]:
    """Return the Debian packages that WebKit needs and that are not installed."""
    driver = shutil.which("WebKitWebDriver") and find_mini_browser()
    display = shutil.which("Xvfb")
    needed = {"webkit2gtk-driver": driver, "xvfb": display}
    return [package for package, found in needed.items() if not found]


def find_mini_browser() -> Path | None:
    """Return the path of the browser, which is in no folder of `PATH`."""
    return next(Path("/usr/lib").glob(MINI_BROWSER), None)


@contextlib.contextmanager
def start_webkit() -> Iterator[WebKitGTK]:
    """Start the browser with an empty profile, on a display of its own."""
    options = WebKitGTKOptions()
    options.binary_location = str(find_mini_browser())
    options.add_argument("--automation")
    with _display() as display:
        service = Service(
            shutil.which("WebKitWebDriver") or "", env={**os.environ, "DISPLAY": display}
        )
        driver = WebKitGTK(options=options, service=service)
        try:
            driver.set_page_load_timeout(PATIENCE)
            driver.set_script_timeout(PATIENCE)
            yield driver
        finally:
            driver.quit()


@contextlib.contextmanager
def _display() -> Iterator[str]:
    """Start a virtual display, and return its name."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "800x1000x24"]
    quiet = [*command, "-nolisten", "tcp"]
    process = subprocess.Popen(quiet, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end, encoding="ascii") as answer:
            number = answer.readline().strip()  # empty if the process can't start
        if not number:
            raise RuntimeError("Xvfb did not start.")
        yield f":{number}"
    finally:
        process.kill()
        process.wait()
