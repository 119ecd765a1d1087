"""A browser that can be killed as phones kill apps, and started again with the same profile."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error


class MortalBrowser:
    """A browser with a profile of its own."""

    def __init__(self, browser_type: BrowserType, options: dict[str, Any], profile: Path) -> None:
        """Prepare; `start` starts it."""
        self._browser_type = browser_type
        self._options = options
        self._profile = profile
        self._context: BrowserContext | None = None

    def start(self) -> BrowserContext:
        """Start the browser, and return its context."""
        self._context = self._browser_type.launch_persistent_context(
            self._profile, viewport={"width": 360, "height": 740}, **self._options
        )
        return self._context

    def kill(self) -> None:
        """Kill every process of the browser, so that none can tidy up."""
        for group in self._groups():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        if self._context:
            with contextlib.suppress(Error):  # it may be closed already
                self._context.close()
            self._context = None

    def _groups(self) -> set[int]:
        """Return the process groups with this profile among their arguments.

        Playwright starts each browser as a group, so these are all its processes. A process that
        survived would keep the browser's output open, and closing would wait for it.
        """
        profile = str(self._profile).encode()
        found = set()
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if profile in (folder / "cmdline").read_bytes():
                    found.add(os.getpgid(int(folder.name)))
        return found
