"""Answers to browsers that keep dictionaries (RFC 9842)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import zstandard

from offline.hostile import HostileServer, Mischief, Reply
from offline.releases import after, edited, part_of
from server.core.config import Config
from server.http.answer import Answer, Asked
from server.http.answers import Answers
from server.http.files import available
from server.release.deltas import with_deltas
from server.release.description import ALL, CORE, DESCRIPTION, bundle_name
from server.release.files import read_release, write_release
from server.release.model import File, Release
from server.release.previous import MOST, NoRelease, read_previous
from server.verify.deltas import check_deltas
from server.verify.deployment import Deployment

CHANGED = "/en/guide/why/"
MADE = bundle_name(CORE, "es")


@pytest.fixture(scope="module")
def given(release: Release) -> Release:
    """Return the release with deltas between its languages."""
    return with_deltas(release)


def ask(release: Release, name: str, known: File, accepted: str = "gzip, br, dcz") -> Answer:
    """Return the answer to a browser with this dictionary."""
    asked = Asked("GET", f"/{name}", "", accepted, available_dictionary=available(known.sha256))
    return Answers(release, Config()).answer(asked)


def decoded(delta: bytes, known: File) -> bytes:
    """Return what a delta stands for, as RFC 9842, 5 has it."""
    assert delta[:8] == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
    assert delta[8:40] == hashlib.sha256(known.body).digest()
    raw = zstandard.ZstdCompressionDict(known.body, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=raw).decompress(delta[40:], 10_000_000)


@pytest.mark.parametrize("section", [CORE, ALL])
def test_bundle_of_a_second_language_is_a_delta_that_decodes_to_it(
    given: Release, section: str
) -> None:
    """It takes less than four fifths of the whole one."""
    name, known = bundle_name(section, "es"), given.files[bundle_name(section, "en")]
    found = ask(given, name, known)
    assert dict(found.headers)["Content-Encoding"] == "dcz"
    assert dict(found.headers)["Vary"] == "Accept-Encoding, Available-Dictionary"
    assert decoded(found.body, known) == given.files[name].body
    assert len(found.body) < 0.8 * len(given.files[name].encoded["br"])


@pytest.mark.parametrize("accepted", ["gzip, br", "dcz;q=0, br", ""])
def test_browser_that_does_not_accept_deltas_gets_none(given: Release, accepted: str) -> None:
    """A dictionary alone doesn't say that it can decode one."""
    found = ask(given, MADE, given.files[bundle_name(CORE, "en")], accepted)
    assert dict(found.headers).get("Content-Encoding") != "dcz"
    assert dict(found.headers)["Vary"] == "Accept-Encoding"


def test_unknown_dictionary_changes_nothing(given: Release) -> None:
    """The browser gets what it would have got without."""
    answers = Answers(given, Config())
    without = answers.answer(Asked("GET", f"/{MADE}", "", "br, dcz"))
    assert ask(given, MADE, File.of("a.txt", b"unknown"), "br, dcz") == without


def test_delta_has_an_etag_of_its_own(given: Release) -> None:
    """A cache on the way must not take it for the whole file."""
    known = given.files[bundle_name(CORE, "en")]
    found = ask(given, MADE, known)
    whole = ask(given, MADE, known, "br")
    etag = dict(found.headers)["ETag"]
    assert etag != dict(whole.headers)["ETag"]
    asked = Asked("GET", f"/{MADE}", "", "dcz", "", etag, available(known.sha256))
    assert Answers(given, Config()).answer(asked).status == 304


def test_pages_and_scripts_name_no_dictionary(given: Release) -> None:
    """The header costs bytes: only what a later answer can be a delta from has it."""
    answers = Answers(given, Config())
    for path in (
        "/en/",
        "/release/en/guide/",
        "/assets/app.js",
        "/sw.js",
        "/release/core/en/0.txt",
    ):
        assert "Use-As-Dictionary" not in dict(answers.answer(Asked("GET", path)).headers)


def test_server_that_has_moved_a_release_has_browsers_keep_nothing(given: Release) -> None:
    """It has no deltas, and won't have any from this release."""
    moved = Answers(given, Config(base_path="/topup"))
    for name in (MADE, bundle_name(CORE, "en")):
        headers = dict(moved.answer(Asked("GET", f"/topup/{name}")).headers)
        assert "Use-As-Dictionary" not in headers
        assert headers["Cache-Control"] == "no-cache, no-transform"


def test_changed_page_is_a_few_bytes_for_who_has_the_old_bundle(release: Release) -> None:
    """So is its list; both decode to the files of the new release."""
    newer = after(release, edited(release, CHANGED))
    for name, dictionary in (
        (part_of(newer, CHANGED).lstrip("/"), bundle_name(CORE, "en")),
        ("release/en.json", "release/en.json"),
    ):
        known = release.files[dictionary]
        found = ask(newer, name, known)
        assert decoded(found.body, known) == newer.files[name].body
        assert len(found.head) + 2 + len(found.body) <= 600


def test_deltas_are_read_as_they_were_written(given: Release, tmp_path: Path) -> None:
    """A server reads them from the folder of the release."""
    write_release(given, tmp_path / "release")
    assert read_release(tmp_path / "release").files == given.files


def test_deltas_do_not_change_the_id(release: Release, given: Release) -> None:
    """A release is the same with any history."""
    assert given.files[DESCRIPTION].body == release.files[DESCRIPTION].body


def test_release_keeps_the_dictionaries_of_the_last_versions(
    release: Release, tmp_path: Path
) -> None:
    """Each build needs only the release before it, as a folder or at an address."""
    bundle = bundle_name(CORE, "en")
    bodies = [release.files[bundle].body]
    for number in range(MOST + 2):
        write_release(release, tmp_path / "release")
        release = edited(release, CHANGED)
        release = with_deltas(release, read_previous(str(tmp_path / "release")))
        assert len(bodies) == number + 1
        bodies.insert(0, release.files[bundle].body)
    host = HostileServer(release)
    try:
        assert read_previous(host.url)[bundle] == bodies[: MOST + 1]
    finally:
        host.stop()


def test_place_without_a_release_is_named(tmp_path: Path) -> None:
    """The command then goes on without deltas."""
    for place in (str(tmp_path), "http://127.0.0.1:9/"):
        with pytest.raises(NoRelease, match="no release is at"):
            read_previous(place)


def test_building_the_same_again_adds_nothing(given: Release, release: Release) -> None:
    """The previous release may be the present one."""
    assert after(release, release).files == given.files


def _swapped(reply: Reply) -> list[bytes]:
    reply.body = reply.body[:-9] + bytes(9)
    return [reply.body]


def _tied_to_nothing(reply: Reply) -> list[bytes]:
    reply.headers["Vary"] = "Accept-Encoding"
    return [reply.body]


@pytest.mark.parametrize(
    ("mischief", "code"), [(None, None), (_swapped, "delta"), (_tied_to_nothing, "vary")]
)
def test_verify_decodes_what_a_host_sends_to_who_has_a_dictionary(
    given: Release, mischief: Mischief | None, code: str | None
) -> None:
    """It must be the bytes of the release, and caches must know."""
    host = HostileServer(given)
    if mischief:
        host.mischief[f"/{MADE}"] = mischief
    try:
        described = json.loads(given.files[DESCRIPTION].body)
        found = [*check_deltas(Deployment(host.url, "", described, ""))]
    finally:
        host.stop()
    assert [(each.url, each.code) for each in found] == ([(f"/{MADE}", code)] if code else [])


def test_host_without_deltas_is_clean(release: Release) -> None:
    """Dictionaries are an offer."""
    plain = {name: File.of(name, file.body, file.encoded) for name, file in release.files.items()}
    host = HostileServer(Release(release.id, plain, release.settings))
    try:
        described = json.loads(release.files[DESCRIPTION].body)
        assert [*check_deltas(Deployment(host.url, "", described, ""))] == []
    finally:
        host.stop()
