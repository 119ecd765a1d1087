"""A few rounds of what tests/benchmarks/offline/chaos.py does fifty times."""

from __future__ import annotations

from playwright.sync_api import Browser

from offline.chaos import cut_installs
from offline.releases import pages_of, volume_of
from server.release import Release


def test_installs_cut_off_anywhere_end_whole_and_waste_little(
    browser: Browser, release: Release
) -> None:
    """Byte for byte the server's release; in the mean, little is downloaded again.

    And never so much that fetching each page by itself would have been cheaper.
    """
    cuts = cut_installs(browser, release, rounds=5, seed=1)
    assert sum(cut.wasted for cut in cuts) / len(cuts) <= 0.15, cuts
    volume = release.files[volume_of("en").lstrip("/")].encoded["br"]
    pages = [release.at(url) for url in pages_of(release, "en")]
    singly = sum(len(page.encoded["br"]) for page in pages if page) - len(volume)
    assert all(cut.sent <= cut.whole + singly for cut in cuts), cuts
