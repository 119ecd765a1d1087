"""Finding a Chromium for the browser tests."""

from __future__ import annotations

from server.translate.browser import ARGUMENTS, CHROMIUM, find_chromium

__all__ = ["ARGUMENTS", "CHROMIUM", "find_chromium"]
