"""Install what `make test-engines` needs of Firefox and WebKit, on Debian.

Elsewhere, or where that fails, it says what is missing; the tests of that engine are then skipped.
"""

import sys

from debian import install

sys.path.insert(0, "tests")
from firefox import find_firefox
from webkit.browser import missing_packages


def missing() -> list[str]:
    """Name the packages of engines that are not here."""
    return [*([] if find_firefox() else ["firefox-esr"]), *missing_packages()]


if packages := missing():
    install(*packages)
for package in missing():
    sys.stderr.write(f"Not here, and can't be installed: {package}. Its tests are skipped.\n")
