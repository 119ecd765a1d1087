"""Ask the registries whether a weakness is known in what we depend on: `make audit`.

Ends with 0 if none is, 1 if one is, 2 if a registry couldn't be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys

LOCK = "requirements/runtime.txt"
UNKNOWN, FOUND, NONE = 2, 1, 0


def main() -> None:
    """Ask for Python's and for the browser's packages."""
    results = {"Python": python_packages(), "npm": npm_packages()}
    words = {NONE: "no weakness is known", FOUND: "weaknesses are known, see above"}
    for name, result in results.items():
        said = words.get(result, "NOT AUDITED, the index of weaknesses can't be reached from here")
        sys.stdout.write(f"{name}: {said}.\n")
    sys.exit(FOUND if FOUND in results.values() else max(results.values()))


def python_packages() -> int:
    """Let pip-audit look at the lock file."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    run = subprocess.run(
        [*command, "--format", "json", "-r", LOCK], capture_output=True, text=True, check=False
    )
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        return UNKNOWN
    for each in packages:
        for weakness in each.get("vulns", []):
            sys.stdout.write(f"{each['name']} {each['version']}: {weakness['id']}\n")
    if any(each.get("vulns") for each in packages):
        return FOUND
    return UNKNOWN if any("skip_reason" in each for each in packages) else NONE


def npm_packages() -> int:
    """Let npm look at its lock file."""
    run = subprocess.run(["npm", "audit", "--json"], capture_output=True, text=True, check=False)
    try:
        found = json.loads(run.stdout)["vulnerabilities"]
    except (ValueError, KeyError):
        return UNKNOWN
    for name, weakness in found.items():
        sys.stdout.write(f"{name}: {weakness['severity']}\n")
    return FOUND if found else NONE


main()
