"""`nobars verify` and hosts that were built elsewhere, compared with their own description."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

import verify_elsewhere as elsewhere
import verify_hosts as hosts
from server.core.config import Config
from server.release.compression import QUICK, compress
from server.release.description import DESCRIPTION
from server.release.model import Release
from server.verify.host import verify
from server.verify.report import Report
from verify_hosts import Change, Exchange, adds, at

Built = tuple[Release, Config]
CONFIG = Config.from_environ({"NOBARS_LANGUAGES": "en"})


@pytest.fixture(scope="module")
def ours() -> Release:
    """Return the build on this machine, in English."""
    return elsewhere.built(LANGUAGES="en")[0]


def _as_it_is(release: Release) -> Release:
    return release


def _in_its_own_words() -> Built:
    return elsewhere.built(LANGUAGES="en", SITE_NAME="Students of somewhere")


def _in_other_languages() -> Built:
    return elsewhere.built(LANGUAGES="es,ar", BASE_PATH="/phone/nobars")


def _below_what_looks_like_a_language() -> Built:
    return elsewhere.built(LANGUAGES="en", BASE_PATH="/es")


def _by_another_origin() -> Built:
    return elsewhere.built(LANGUAGES="en", ORIGIN="http://nobars.example")


WHERE: dict[str, tuple[Callable[[], Built], Callable[[Release], Release]]] = {
    "its own words": (_in_its_own_words, _as_it_is),
    "other languages below a prefix": (_in_other_languages, _as_it_is),
    "a prefix that looks like a language": (_below_what_looks_like_a_language, _as_it_is),
    "another origin": (_by_another_origin, _as_it_is),
    "an older version": (_in_its_own_words, elsewhere.of_an_older_version),
    "a newer version": (_in_its_own_words, elsewhere.of_a_newer_version),
    "a newer version of our words": (_by_another_origin, elsewhere.of_a_newer_version),
}


@pytest.fixture(scope="module", params=WHERE)
def foreign(request: pytest.FixtureRequest) -> Built:
    """Return a release that was built elsewhere, and its settings."""
    build, change = WHERE[request.param]
    release, config = build()
    return change(release), config


def _asked(foreign: Built, change: Change, local: Release | None) -> Report:
    release, config = foreign
    with hosts.host(release, change, config, None) as origin:
        return verify(f"{origin}{config.base_path}/", local)


def _codes(report: Report) -> set[str]:
    return {each.code for each in report.differences} - {"other"}


def test_host_that_was_built_elsewhere_is_clean(foreign: Built, ours: Release) -> None:
    """It is compared with its own description, whatever build this machine has."""
    report = _asked(foreign, adds(), ours)
    assert [str(each) for each in report.differences if each.code != "other"] == []
    assert report.worst is None
    assert report.files > 20


def test_release_built_elsewhere_is_noted(ours: Release) -> None:
    """The note says once what to do if it should be this machine's build."""
    report = _asked(_in_its_own_words(), adds(), ours)
    [note] = report.differences
    assert (note.code, note.severity, len(note.urls)) == ("other", "note", 1)
    assert ours.id in note.text
    assert "--release" in note.text


def _changed(path: str) -> Change:
    """Send one more byte at a path."""

    def change(exchange: Exchange) -> None:
        if exchange.path == path and exchange.status == 200:
            exchange.headers.pop("Content-Encoding", None)
            exchange.body = b" " + exchange.body
            exchange.headers["Content-Length"] = str(len(exchange.body))

    return change


@pytest.mark.parametrize("path", ["/assets/app.js", "/release/worker"])
def test_changed_file_is_found_wherever_it_was_built(
    foreign: Built, ours: Release, path: str
) -> None:
    """The host's own description or worker has the hash."""
    release, config = foreign
    [name] = [each for each in release.files if f"/{each}".startswith(path)]
    report = _asked(foreign, _changed(f"{config.base_path}/{name}"), ours)
    assert "bytes" in _codes(report)


def test_bundle_is_named_by_the_release_and_found_if_changed(ours: Release) -> None:
    """Another version may put another number of pages into a bundle."""
    described = json.loads(ours.files[DESCRIPTION].body)
    urls = [each["url"] for each in described["bundles"]]
    assert "/release/core/en.txt" in urls
    for change, code in ((_changed(urls[0]), "bytes"), (_gone(urls[0]), "status")):
        report = _asked((ours, CONFIG), change, None)
        assert (code, (urls[0],)) in {(each.code, each.urls) for each in report.differences}


def _gone(path: str) -> Change:
    def change(exchange: Exchange) -> None:
        if exchange.path == path:
            exchange.answer(404, b"<p>Not here")

    return change


HARM: dict[str, tuple[Change, str]] = {
    "deletes data": (adds(Clear_Site_Data='"*"'), "clears"),
    "changes pages for browsers": (hosts.rewrites_for_browsers, "browser"),
    "sets a cookie": (at("/", Set_Cookie="a=b"), "cookie"),
    "names a wrong language": (at("/en/guide/", Content_Language="th"), "header"),
    "has a bare 404": (hosts.not_found_is_bare, "missing"),
    "sends a page for a font": (
        at("/assets/words.woff2", Content_Type="text/html"),
        "type",
    ),
}


@pytest.fixture(scope="module")
def newer() -> Built:
    """Return a release of a newer version, built elsewhere."""
    release, config = _in_its_own_words()
    return elsewhere.of_a_newer_version(release), config


@pytest.mark.parametrize("name", HARM)
def test_harm_is_found_wherever_it_was_built(newer: Built, ours: Release, name: str) -> None:
    """The codes are the same as on other hosts."""
    change, code = HARM[name]
    report = _asked(newer, change, ours)
    assert code in _codes(report)


def test_same_release_is_compared_with_all_that_this_machine_has(ours: Release) -> None:
    """That includes files that no phone saves, such as the pages of countries."""
    name = "en/operators/ad/index.html"
    other = compress({name: ours.files[name].body + b"<!-- -->"}, QUICK)
    host = replace(ours, files={**ours.files, **other})
    report = _asked((host, CONFIG), adds(), ours)
    found = {(each.code, each.urls) for each in report.differences}
    assert found == {("bytes", ("/en/operators/ad/",))}
