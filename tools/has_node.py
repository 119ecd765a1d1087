"""Exit with 0 if Node and npm are new enough, else with 1: `make` then installs others."""

import re
import shutil
import subprocess
import sys

NEEDED = (20, 19)  # the minimum of Vitest, Stylelint and Oxlint


def main() -> None:
    """Compare the version of `node` with the needed one."""
    if not (shutil.which("node") and shutil.which("npm")):
        sys.exit(1)
    run = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    found = version(run.stdout) if run.returncode == 0 else ()
    if found < NEEDED:
        sys.stdout.write(f"Node {run.stdout.strip()} is too old: one from PyPI is used here.\n")
        sys.exit(1)


def version(text: str) -> tuple[int, ...]:
    """Return the numbers of a version such as `v24.1.0`."""
    found = re.search(r"\d+(?:\.\d+)*", text)
    return tuple(map(int, found[0].split("."))) if found else ()


main()
