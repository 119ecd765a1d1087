"""Exit with one line if this Python is too old, before anything is installed with it."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Nobars needs Python 3.11 or newer: say which one with `make PYTHON=python3.12 …`.")
