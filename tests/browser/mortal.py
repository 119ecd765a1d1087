"""A Chromium that can be killed as a phone kills an app, and started again on the same profile."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Playwright


class MortalBrowser:
    """Chromium on a profile of its own."""

    def __init__(self, playwright: Playwright, options: dict[str, Any], profile: Path) -> None:
        """Prepare; `start` starts it."""
        self._playwright = playwright
        self._options = options
        self._profile = profile
        self._context: BrowserContext | None = None

    def start(self) -> BrowserContext:
        """Start the browser, and give its one context."""
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile, viewport={"width": 360, "height": 740}, **self._options
        )
        return self._context

    def kill(self) -> None:
        """Kill every process of the browser: none gets to tidy up."""
        for process in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        if self._context:
            with contextlib.suppress(Error):  # it is closed already
                self._context.close()
            self._context = None

    def _processes(self) -> list[int]:
        """Give the ids of the processes that have our profile among their arguments."""
        profile = str(self._profile).encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if profile in (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
        return sorted(found)
