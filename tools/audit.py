"""Look for known weaknesses in our dependencies: `make audit`.

The exit code is 1 if there are any, else 0. If a registry can't be reached, the output says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

LOCK = "requirements/runtime.txt"
PATIENCE = 60  # seconds


def main() -> None:
    """Audit the packages of Python and of the browser."""
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
    """Return whether pip-audit knows weaknesses of the locked packages, None if it can't tell."""
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
    """Return whether npm knows weaknesses of the locked packages, None if it can't tell."""
    found = ask(["npm", "audit", "--json"]).get("vulnerabilities")
    if found is None:
        return None
    for name, weakness in found.items():
        sys.stdout.write(f"{name}: {weakness['severity']}\n")
    return bool(found)


def ask(command: list[str]) -> dict[str, Any]:
    """Return the JSON that a command prints; an empty one if it prints none."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        answer: dict[str, Any] = json.loads(run.stdout)
    except (ValueError, subprocess.TimeoutExpired):
        return {}
    return answer


main()
