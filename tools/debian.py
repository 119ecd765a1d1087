"""Debian's packages, for tools that look for a browser."""

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install packages where this is Debian and we may; else do nothing."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "--quiet"], check=False)
    command = ["apt-get", "install", "--yes", "--quiet", *packages]
    subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)
