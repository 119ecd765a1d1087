"""What being cut off costs: `python chaos.py [path] [rounds] [seed]`.

Cuts first visits off at a random byte, resumes each, checks that what is then stored is the
server's release byte for byte, and tells what was downloaded twice.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from chromium import ARGUMENTS, find_chromium
from offline.chaos import LIMIT, MOST, cut_installs, mean_waste
from server.core.config import Config
from server.release.files import read_release


def main(path: str = "/en/", rounds: str = "50", seed: str = "1") -> None:
    """Print a line for each round, and the whole."""
    release = read_release(Config().release)
    with sync_playwright() as playwright:
        found = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        cuts = cut_installs(browser, release, path, int(rounds), int(seed))
        browser.close()
    print(f"{'cut at':>8} {'sent':>8} {'whole':>8} {'again':>7}")
    for cut in cuts:
        print(f"{cut.at:8} {cut.sent:8} {cut.whole:8} {cut.wasted:7.1%}")
    wasted = [cut.wasted for cut in cuts]
    print(f"\n{len(cuts)} installs, each whole and byte-identical when resumed; downloaded again:")
    print(f"mean {mean_waste(cuts):.1%}, median {median(wasted):.1%}, most {max(wasted):.1%}")
    if mean_waste(cuts) > LIMIT or any(cut.again > MOST for cut in cuts):
        sys.exit(f"That is more than {LIMIT:.0%} in the mean, or {MOST} bytes in one install.")


if __name__ == "__main__":
    main(*sys.argv[1:])
