"""A few rounds of what tests/benchmarks/offline/chaos.py does fifty times."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from offline.chaos import LIMIT, MOST, cut_installs, mean_waste
from server.release.model import Release


@pytest.mark.parametrize("path", ["/en/", "/en/guide/"])
def test_installs_cut_off_anywhere_end_whole_and_repeat_few_downloads(
    browser: Browser, release: Release, path: str
) -> None:
    """They end with the server's bytes; mean and maximum of double downloads are limited."""
    cuts = cut_installs(browser, release, path, rounds=4, seed=1)
    assert mean_waste(cuts) <= LIMIT, cuts
    assert all(cut.again <= MOST for cut in cuts), cuts
