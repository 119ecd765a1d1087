"""Waiting for what a page's own variables say."""

from __future__ import annotations

from playwright.sync_api import Page

WITHIN = 20_000  # milliseconds, like all expectations


def wait_until(page: Page, condition: str) -> None:
    """Wait until a JavaScript condition holds.

    Playwright's `wait_for_function` asks again with `eval`, which the policy of our pages refuses.
    """
    page.evaluate(f"""async () => {{
      const end = performance.now() + {WITHIN};
      while (!({condition})) {{
        if (performance.now() > end) throw new Error("The condition does not hold.");
        await new Promise((resolve) => setTimeout(resolve));
      }}
    }}""")
