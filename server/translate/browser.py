"""Finding a Chromium for tests and screenshots."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright  # a developer's dependency

# The headless shell needs half of the processor time. Debian's `chromium` is a script that loads
# extensions and graphics, and needs a quarter more than the program itself.
CHROMIUM = "/usr/lib/chromium/chromium"
NAMES = (
    f"{CHROMIUM}-headless-shell",
    CHROMIUM,
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)

# Chromium has no sandbox for root. The other arguments stop requests to its makers.
ARGUMENTS = [
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def find_chromium(playwright: Playwright, *, whole: bool = False) -> str | None:
    """Return the path of Playwright's own Chromium, else of the system's, else None.

    The headless shell comes first, unless a `whole` browser is needed, with `chrome://` pages.
    """
    own = Path(playwright.chromium.executable_path)
    shells = [] if whole else own.parents[2].glob("chromium_headless_shell-*/*/*headless*shell*")
    if own.exists():
        return next((str(path) for path in shells if path.is_file()), str(own))
    names = NAMES[1:] if whole else NAMES
    return next((path for name in names if (path := shutil.which(name))), None)
