"""Which Chromium the browser tests drive."""

from __future__ import annotations

from server.translate.browser import ARGUMENTS, find_chromium

__all__ = ["ARGUMENTS", "find_chromium"]
