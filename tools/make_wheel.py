"""Make a wheel that holds the built release, and all that renders it with other settings.

`make wheel` leaves it in build/dist. Installed, it needs neither Node nor this repository.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parent.parent
EPOCH = "315532800"  # 1980-01-01, the first day of a zip: the same files are the same wheel
NOT_CODE = shutil.ignore_patterns("__pycache__")


def main() -> None:
    """Make the wheel in the folder that is named, build/dist if none is."""
    target = Path(sys.argv[1]) if sys.argv[1:] else PROJECT / "build" / "dist"
    for earlier in target.glob("nobars-*.whl"):
        earlier.unlink()
    with TemporaryDirectory() as staged:
        stage(Path(staged))
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        command = [*pip, "--no-deps", "--wheel-dir", str(target), staged]
        subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, check=True)
    wheel = next(target.glob("nobars-*.whl"))
    sys.stdout.write(f"{wheel}: {wheel.stat().st_size:,} bytes\n")


def stage(folder: Path) -> None:
    """Copy the project as a wheel has it: all that is not code lies in server/installed."""
    installed = folder / "server" / "installed"
    shutil.copytree(PROJECT / "server", folder / "server", ignore=NOT_CODE)
    shutil.copytree(PROJECT / "translations", installed / "translations")
    for part in ("assets", "release"):
        shutil.copytree(PROJECT / "build" / part, installed / "build" / part)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, folder)


main()
