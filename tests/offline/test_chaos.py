"""A few rounds of what tests/benchmarks/offline/chaos.py does fifty times."""

from __future__ import annotations

from playwright.sync_api import Browser

from offline.chaos import cut_installs
from server.release import Release


def test_installs_cut_off_anywhere_end_whole_and_waste_little(
    browser: Browser, release: Release
) -> None:
    """Byte for byte the server's release; at most a twentieth is downloaded again."""
    cuts = cut_installs(browser, release, rounds=5, seed=1)
    assert sum(cut.wasted for cut in cuts) / len(cuts) <= 0.05, cuts
