"""Install nginx and Caddy for the tests of the export, with apt if possible; it never fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = {
    "nginx": ["nginx", "libnginx-mod-http-brotli-static"],
    "caddy": ["caddy"],
    "wrk": ["wrk"],  # for the benchmarks
}


def main() -> None:
    """Install the missing programs, and print those that could not be installed."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [name for name in PACKAGES if not shutil.which(name, path=path)]
    if not missing:
        return
    wanted = [package for name in missing for package in PACKAGES[name]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environ, check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
        if subprocess.run(command, env=environ, check=False).returncode == 0:
            return
    sys.stdout.write(f"Not installed: {', '.join(missing)}. Tests that need them are skipped.\n")


main()
