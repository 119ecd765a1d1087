"""What being cut off costs: `python chaos.py [rounds] [seed]`.

Cuts first visits off at a random byte, resumes each, checks that what is then stored is the
server's release byte for byte, and tells what was downloaded twice.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean, median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from chromium import ARGUMENTS, find_chromium
from offline.chaos import cut_installs
from server.config import Config
from server.release import read_release

LIMIT = 0.1  # of the release


def main(rounds: int = 50, seed: int = 1) -> None:
    """Print a line for each round, and the whole."""
    release = read_release(Config().release)
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        cuts = cut_installs(browser, release, rounds, seed)
        browser.close()
    print(f"{'cut at':>8} {'sent':>8} {'whole':>8} {'again':>7}")
    for cut in cuts:
        print(f"{cut.at:8} {cut.sent:8} {cut.whole:8} {cut.wasted:7.1%}")
    wasted = [cut.wasted for cut in cuts]
    print(f"\n{len(cuts)} installs, each whole and byte-identical when resumed; downloaded again:")
    print(f"mean {mean(wasted):.1%}, median {median(wasted):.1%}, most {max(wasted):.1%}")
    if mean(wasted) > LIMIT:
        sys.exit(f"That is more than {LIMIT:.0%} of the release.")


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
