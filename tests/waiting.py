"""Waiting for what a page's own variables say."""

from __future__ import annotations

import time

from playwright.sync_api import Page

WITHIN = 20  # seconds, like all expectations
PAUSE = 50  # milliseconds


def wait_until(page: Page, condition: str) -> None:
    """Wait until a JavaScript condition holds.

    Playwright's `wait_for_function` asks again with `eval`, which the policy of our pages refuses.
    """
    deadline = time.monotonic() + WITHIN
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(PAUSE)
