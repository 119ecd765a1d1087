"""Finding Firefox for `make test-engines`: Debian's, as users have it."""

from __future__ import annotations

import shutil
from typing import Any

NAMES = ("firefox-esr", "firefox")

# Playwright waits for "load", which a page from the back/forward cache doesn't send.
PREFERENCES = {"browser.sessionhistory.max_total_viewers": 0}


def find_firefox() -> str | None:
    """Return the path of the system's Firefox, None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_options(path: str) -> dict[str, Any]:
    """Return the options with which Playwright starts it.

    Playwright's "firefox" is a build with a protocol of its own, which must be downloaded. An
    unchanged Firefox speaks WebDriver BiDi, which Playwright 1.64 supports over the channel "moz-
    firefox", if it gets the path of the browser. 1.65 fails with Firefox ESR 153.
    """
    return {"channel": "moz-firefox", "executable_path": path, "firefox_user_prefs": PREFERENCES}
