"""Make a wheel with the built release, and the code that renders it with other settings.

`make wheel` puts it in build/dist. To install it, neither Node nor this repository is needed. The
release is that of the folder NOBARS_BUILD, as for `nobars build`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parent.parent
BUILD = Path(os.environ.get("NOBARS_BUILD") or PROJECT / "build")
EPOCH = "315532800"  # 1980-01-01, the first day of ZIP, so that the same files give the same wheel
NOT_CODE = shutil.ignore_patterns("__pycache__")


def main() -> None:
    """Make the wheel in the folder of the first argument, else in build/dist."""
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
    """Copy the project in the layout of a wheel, with all other files than code in installed/."""
    installed = folder / "server" / "installed"
    shutil.copytree(PROJECT / "server", folder / "server", ignore=NOT_CODE)
    shutil.copytree(PROJECT / "translations", installed / "translations")
    for part in ("assets", "release"):
        shutil.copytree(BUILD / part, installed / "build" / part)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, folder)


main()
