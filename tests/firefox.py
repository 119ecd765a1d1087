"""The Firefox that `make test-engines` drives: Debian's, as people have it."""

from __future__ import annotations

import shutil
from typing import Any

NAMES = ("firefox-esr", "firefox")

# A page that comes back from the back/forward cache sends no "load", for which Playwright waits.
PREFERENCES = {"browser.sessionhistory.max_total_viewers": 0}


def find_firefox() -> str | None:
    """Return the path of the system's Firefox, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_options(path: str) -> dict[str, Any]:
    """Say how Playwright starts it.

    Playwright's "firefox" is a build of its own with a protocol of its own, to be downloaded from
    its makers. An unchanged Firefox speaks WebDriver BiDi, which Playwright 1.64 takes over the
    channel "moz-firefox", when it is told where the browser is. 1.65 fails with Firefox ESR 153.
    """
    return {"channel": "moz-firefox", "executable_path": path, "firefox_user_prefs": PREFERENCES}
