"""Install the parts of Firefox and WebKit that `make test-engines` needs, on Debian.

If a part can't be installed, the output names it, and the tests of that engine are skipped.
"""

import sys

from debian import install

sys.path.insert(0, "tests")
from firefox import find_firefox
from webkit.browser import missing_packages


def missing() -> list[str]:
    """Return the packages of engines that are not installed."""
    return [*([] if find_firefox() else ["firefox-esr"]), *missing_packages()]


if packages := missing():
    install(*packages)
for package in missing():
    sys.stderr.write(f"Not here, and can't be installed: {package}. Its tests are skipped.\n")
