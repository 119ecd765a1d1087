"""Ask the registries whether a weakness is known in what we depend on: `make audit`.

Ends with 1 if one is, or with 0; and says so where a registry couldn't be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

LOCK = "requirements/runtime.txt"
PATIENCE = 60  # seconds


def main() -> None:
    """Ask for Python's and for the browser's packages."""
    weak = {"Python": python_packages(), "npm": npm_packages()}
    words = {
        False: "no weakness is known",
        True: "weaknesses are known, see above",
        None: "NOT AUDITED, the index of weaknesses can't be reached from here",
    }
    for name, found in weak.items():
        sys.stdout.write(f"{name}: {words[found]}.\n")
    sys.exit(True in weak.values())


def python_packages() -> bool | None:
    """Let pip-audit look at the lock file: is a weakness known? None if it couldn't ask."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    packages = ask([*command, "--format", "json", "-r", LOCK]).get("dependencies")
    if packages is None:
        return None
    for each in packages:
        for weakness in each.get("vulns", []):
            sys.stdout.write(f"{each['name']} {each['version']}: {weakness['id']}\n")
    if any(each.get("vulns") for each in packages):
        return True
    return None if any("skip_reason" in each for each in packages) else False


def npm_packages() -> bool | None:
    """Let npm look at its lock file, likewise."""
    found = ask(["npm", "audit", "--json"]).get("vulnerabilities")
    if found is None:
        return None
    for name, weakness in found.items():
        sys.stdout.write(f"{name}: {weakness['severity']}\n")
    return bool(found)


def ask(command: list[str]) -> dict[str, Any]:
    """Return what a command answers; nothing, where it has no answer."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        answer: dict[str, Any] = json.loads(run.stdout)
    except (ValueError, subprocess.TimeoutExpired):
        return {}
    return answer


main()
