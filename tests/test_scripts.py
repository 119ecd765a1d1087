"""The scripts of a page: its head names all that it needs, and none of other pages."""

from __future__ import annotations

import re

import pytest

from server.release.model import Release

SCRIPT = re.compile(rb'<script type="module" src="/assets/([\w-]+\.js)"')
PRELOADED = re.compile(rb'<link rel="modulepreload" href="/assets/([\w-]+\.js)"')
IMPORTED = re.compile(rb'(?:from|import)"\./([\w-]+\.js)"')
LISTED = re.compile(rb'import\{([^}]*)\}from"')
# The greatest size of a page's scripts, in brotli bytes.
WEIGHTS = {
    "en/index.html": 28_850,
    "en/receipts/index.html": 31_600,
    "en/receipts/new/index.html": 38_300,
    "en/sims/index.html": 28_100,
    "en/sims/view/index.html": 30_250,
    "en/backup/index.html": 41_000,
    "en/settings/index.html": 29_900,
    "en/guide/index.html": 5_400,
}


def scripts_of(release: Release, page: str) -> set[str]:
    """Return the names of a page's scripts: those of its tags, and their imports."""
    waiting = [name.decode() for name in SCRIPT.findall(release.files[page].body)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        imported = {each.decode() for each in IMPORTED.findall(body_of(release, name))}
        waiting += imported - found
    return found


def body_of(release: Release, name: str) -> bytes:
    """Return the bytes of a script."""
    return release.files[f"assets/{name}"].body


def test_each_page_names_all_of_its_scripts_and_no_others(release: Release) -> None:
    """On a slow link, each import that isn't named costs a round trip."""
    pages = {name: file.body for name, file in release.files.items() if name.endswith("index.html")}
    for page, body in pages.items():
        named = {name.decode() for name in SCRIPT.findall(body) + PRELOADED.findall(body)}
        assert named == scripts_of(release, page), page
        assert len(named) <= 5, page


@pytest.mark.parametrize("page", WEIGHTS)
def test_page_loads_few_bytes_of_scripts(release: Release, page: str) -> None:
    """Users wait for them."""
    files = [release.files[f"assets/{name}"] for name in scripts_of(release, page)]
    assert sum(len(file.encoded["br"]) for file in files) <= WEIGHTS[page]


def test_home_has_no_code_of_forms(release: Release) -> None:
    """Users type nothing there."""
    names = scripts_of(release, "en/index.html")
    assert names == {"app.js", "home.js", "log.js"}
    assert not any(b"receipt-form" in body_of(release, name) for name in names)


def test_script_imports_each_name_once(release: Release) -> None:
    """However many of its modules use it: people pay for each byte."""
    scripts = [name for name in release.files if name.endswith(".js")]
    for name in scripts:
        for names in LISTED.findall(release.files[name].body):
            imported = [each.split(b" ")[0] for each in names.split(b",")]
            assert len({*imported}) == len(imported), name


def test_style_is_built_for_the_oldest_browsers(release: Release) -> None:
    """Those of 2023 don't know `light-dark()` or nested rules without a sign."""
    style = release.files["assets/app.css"].body.decode()
    assert "light-dark(" not in style
    assert "var(--light,#f4f4f0) var(--dark,#0e1013)" in style.replace(", ", ",")
