"""A copy of the project in which a test may change catalogs, and run the `nobars` command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from server.catalog.compiling import compile_catalogs
from server.core.config import Config
from server.core.paths import PROJECT
from serving import free_port

# A build renders the pages of two countries: all are hundreds, each alike. It compresses quickly:
# no test asks how small the pages of another catalog become.
COMMAND = """
from itertools import islice
from server.release import compression
compression.SMALLEST = compression.QUICK
from server.release import contents
every = contents.country_urls
contents.country_urls = lambda language: islice(every(language), 2)
from server.cli import main; main()
"""


# Two published languages are enough to test the commands: Spanish and Simplified Chinese.
LEFT_OUT = ("ar", "zh_Hant")


class House:
    """A copy of server and catalogs; assets and the cache of builds are shared."""

    def __init__(self, folder: Path) -> None:
        """Copy everything to a folder, compiled catalogs too: judging each message takes long."""
        self.folder = folder
        compile_catalogs()
        ignored = shutil.ignore_patterns("*.new", "*.pyc.*")
        for part in ("server", "translations"):
            shutil.copytree(PROJECT / part, folder / part, ignore=ignored)
        for left_out in LEFT_OUT:
            (folder / "translations" / left_out / "language.json").unlink()
            for kind in (".po", ".mo"):
                messages = folder / "translations" / left_out / "LC_MESSAGES" / "messages"
                messages.with_suffix(kind).unlink()
        (folder / "build").mkdir()
        (folder / "build" / "assets").symlink_to(Config().assets)
        (folder / "build" / ".cache").symlink_to(Config().cache.parent)

    def run(
        self, *arguments: str, stdin: str = "", before: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run the command line here; `stdin` is its input. A program may run `before`."""
        return self._python(before + COMMAND, *arguments, stdin=stdin)

    def python(self, program: str) -> str:
        """Run a program here, and return its output."""
        run = self._python(program)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def _python(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", *arguments],
            cwd=self.folder,
            env={**os.environ, "NOBARS_PORT": str(free_port())},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    def translate(self, *arguments: str, stdin: str = "") -> str:
        """Run a translators' command, which must succeed, and return its output."""
        run = self.run("translate", *arguments, stdin=stdin)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def catalog(self, folder: str) -> Path:
        """Return the path of a catalog."""
        return self.folder / "translations" / folder / "LC_MESSAGES" / "messages.po"

    def edit(self, folder: str, old: str, new: str) -> None:
        """Replace a text in a catalog, as an editor would."""
        path = self.catalog(folder)
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def table(self) -> dict[str, dict[str, Any]]:
        """Return the entries of the languages, by tag."""
        paths = (self.folder / "translations").glob("*/language.json")
        rows = [json.loads(path.read_text("utf-8")) for path in paths]
        return {row["tag"]: row for row in rows}

    def page(self, path: str) -> str:
        """Return a page of the release that was built here."""
        return (self.folder / "build" / "release" / path).read_text("utf-8")
