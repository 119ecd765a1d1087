"""The bytes that a phone downloads, compared with docs/sizes.md, in each language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from offline.releases import body_of
from server.core.config import Config
from server.core.languages import LANGUAGES
from server.core.paths import PROJECT
from server.features.registry import features
from server.http.answer import Asked
from server.http.answers import Answers
from server.release.description import CORE, DESCRIPTION, bindings, hash_in, is_joint, section_of
from server.release.model import Release, file_name

TABLE = PROJECT / "docs" / "sizes.md"
ROW = re.compile(r"^\| ([\w-]+) \| (\d+) \|", re.MULTILINE)
LIMITS = {name: int(limit) for name, limit in ROW.findall(TABLE.read_text("utf-8"))}
TAGS = [each.tag for each in LANGUAGES]


@pytest.fixture(scope="module")
def answers(release: Release) -> Answers:
    """Return the server's answers from the built release."""
    return Answers(release, Config())


@pytest.fixture(scope="module")
def described(release: Release) -> dict[str, Any]:
    """Return the release's description."""
    parsed: dict[str, Any] = json.loads(release.files[DESCRIPTION].body)
    return parsed


def _sent(answers: Answers, path: str) -> int:
    answer = answers.answer(Asked("GET", path, accept_encoding="gzip, br"))
    assert answer.status == 200, path
    return len(answer.head) + len(b"\r\n") + len(answer.body)


def _first_visit(answers: Answers, described: dict[str, Any], tag: str, *, whole: bool) -> int:
    """Return the bytes sent from opening the home page until the core, or all, is saved.

    The home page is sent once: it hands itself to the worker.
    """
    files = answers.release.files
    home = f"/{tag}/"
    page = files[file_name(home)].body.decode()  # with some files inside
    bundles = bindings({**described, "languages": {tag: described["languages"][tag]}})
    kept = [name for name, some in bundles.items() if section_of(some[0]) == CORE]
    kept += [name for name in bundles if whole and is_joint(name)]
    apart = (each for each in described["assets"] if f'data-file="{each["url"]}"' not in page)
    listed = (each for each in apart if not each["bound"])
    wanted = [each["url"] for each in listed if whole or section_of(each) == CORE]
    [code] = [name for name in files if hash_in(name)]
    lists = [f"release/{name}.json" for name in ("shared", "languages", tag)]
    paths = [home, "/sw.js", *wanted, *(f"/{name}" for name in (code, *lists, *kept))]
    return sum(_sent(answers, path) for path in paths)


@pytest.mark.parametrize("tag", TAGS)
def test_core_stays_within_its_bytes(answers: Answers, described: dict[str, Any], tag: str) -> None:
    """These are the bytes of a first visit until the phone is ready."""
    assert _first_visit(answers, described, tag, whole=False) <= LIMITS["core"]


@pytest.mark.parametrize("tag", TAGS)
def test_all_sections_stay_within_their_bytes(
    answers: Answers, described: dict[str, Any], tag: str
) -> None:
    """These include all sections that follow in the background."""
    assert _first_visit(answers, described, tag, whole=True) <= LIMITS["everything"]


def feature_bytes(release: Release, described: dict[str, Any], name: str) -> int:
    """Return the brotli bytes of a feature: its pages together, its scripts, its data."""
    own = [f"assets/{each}" for each in _assets_of(release, name)]
    size = sum(len(release.files[each].encoded.get("br", release.files[each].body)) for each in own)
    return size + max(_pages_of(release, described, name, tag) for tag in TAGS)


def _pages_of(release: Release, described: dict[str, Any], name: str, tag: str) -> int:
    paths = [page["url"] for page in described["languages"][tag]["pages"]]
    mine = [path for path in paths if _feature_at(path.removeprefix(f"/{tag}/")) == name]
    body = b"".join(body_of(release, path) for path in mine)
    return len(brotli.compress(body)) if body else 0


def _feature_at(path: str) -> str:
    first = path.partition("/")[0]
    names = {each.name for each in features()}
    return first if first in names else "home" if not first else "shell"


def _assets_of(release: Release, name: str) -> list[str]:
    assets = [Path(each).name for each in release.files if each.startswith("assets/")]
    return [each for each in assets if _owner(each) == name]


def _owner(asset: str) -> str:
    stem = re.split(r"[.-]", asset)[0]
    owners = (each.name for each in features() if asset in each.assets or stem == each.name)
    return next(owners, "shell")


@pytest.mark.parametrize("name", [each for each in LIMITS if each not in {"core", "everything"}])
def test_feature_keeps_its_bytes(release: Release, described: dict[str, Any], name: str) -> None:
    """Whoever adds to a feature sees its bytes here."""
    assert feature_bytes(release, described, name) <= LIMITS[name]


def test_each_feature_states_its_bytes(release: Release, described: dict[str, Any]) -> None:
    """The table has all features, and the shell that all pages share."""
    needed = {each.name for each in features() if feature_bytes(release, described, each.name)}
    assert needed | {"shell", "core", "everything"} <= LIMITS.keys()
