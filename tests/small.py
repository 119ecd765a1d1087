"""The release of `make build` without most pages of countries.

Hundreds of these pages are alike, and no phone saves them; a server would read all of them when it
starts.
"""

from __future__ import annotations

import atexit
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from server.core.config import Config
from server.core.languages import Language, find
from server.release.files import read_release, write_release
from server.release.fingerprint import fingerprint
from server.release.model import Release

# Countries that tests open; a build of tests renders the first two.
KEPT = {"ad", "ae", "be", "cn", "eg", "gb", "in", "np", "ru", "th"}
COUNTRY = re.compile(r"[^/]+/operators/([a-z]{2})/index\.html")


def few(*tags: str) -> tuple[Language, ...]:
    """Return the languages of these tags, so that a build of a test renders no others."""
    return tuple(language for tag in tags if (language := find(tag)))


@cache
def small_release() -> Release:
    """Return the release with the pages of a few countries."""
    whole = read_release(Config().release)
    return replace(whole, files={name: whole.files[name] for name in whole.files if _stays(name)})


@cache
def small_build() -> Path:
    """Return a folder with that release, for a server to read."""
    folder = Path(mkdtemp(prefix="nobars-build-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return lay_out(small_release(), folder)


def lay_out(release: Release, build: Path) -> Path:
    """Write a release to an empty folder, marked as current, so that it isn't built anew."""
    write_release(release, build / "release")
    (build / "assets").symlink_to(Config().assets)
    (build / "release" / ".built-from").write_text(fingerprint(Config(build=build)))
    return build


def _stays(name: str) -> bool:
    country = COUNTRY.fullmatch(name)
    return country is None or country[1] in KEPT
