"""`nobars verify` and malicious hosts: it ends with a message, and asks no other host."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

import brotli
import pytest
import zstandard

import verify_elsewhere as elsewhere
import verify_hosts as hosts
from server.core.config import Config
from server.release.description import DESCRIPTION, identify
from server.release.model import Release
from server.verify.host import verify
from server.verify.report import Report
from server.verify.wire import LARGEST
from verify_hosts import Change, Exchange, adds, at

CONFIG = Config.from_environ({"NOBARS_LANGUAGES": "en"})


@pytest.fixture(scope="module")
def release() -> Release:
    """Return a release in English."""
    return elsewhere.built(LANGUAGES="en")[0]


def _sends(path: str, body: bytes, **headers: str) -> Change:
    def change(exchange: Exchange) -> None:
        if exchange.path == path:
            exchange.answer(200, body, **{"Content-Type": "application/json", **headers})

    return change


def _asked(release: Release, *changes: Change) -> tuple[Report, set[str]]:
    """Return the findings on a host, and the requests that it got."""
    asked: set[str] = set()

    def change(exchange: Exchange) -> None:
        asked.add(exchange.path)
        for each in changes:
            each(exchange)

    with hosts.host(release, change, CONFIG, None) as origin:
        return verify(f"{origin}/", release), asked


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=1),
    "zstd": zstandard.compress,
}


def _first(described: dict[str, Any]) -> dict[str, Any]:
    file: dict[str, Any] = described["assets"][0]
    return file


ODD: dict[str, Callable[[dict[str, Any]], object]] = {
    "an address at another host": lambda each: _first(each).update(url="@evil.example/"),
    "an address without a scheme": lambda each: _first(each).update(url="//evil.example/"),
    "an address with a line's end": lambda each: _first(each).update(url="/a\r\nX: y"),
    "an address that is a number": lambda each: _first(each).update(url=7),
    "a hash that fits anything": lambda each: _first(each).update(sha256=""),
    "a hash that is none": lambda each: _first(each).update(sha256=None),
    "a language that is an address": lambda each: each["languages"].update({"../": {"pages": []}}),
    "pages that are none": lambda each: each["languages"].update(en={"pages": 3}),
    "headers that are none": lambda each: each.update(headers={"X": 3}),
    "bundles at another host": lambda each: each.update(
        bundles=[{"url": "http://evil.example/", "sha256": "a" * 64}]
    ),
    "no languages": lambda each: each.update(languages={}),
    "no files": lambda each: each.update(assets=[], languages={"en": {"pages": []}}),
    "half a letter": lambda each: each.update(more="\ud800"),
}


@pytest.mark.parametrize("name", ODD)
def test_description_that_leads_elsewhere_is_none(release: Release, name: str) -> None:
    """None of its addresses is requested."""
    described = json.loads(release.files[DESCRIPTION].body)
    del described["id"]
    ODD[name](described)
    try:
        identity = identify(described)
    except UnicodeEncodeError:  # it can't be encoded, so it wasn't requested
        identity = "0" * 16
    body = json.dumps({"id": identity, **described}).encode()
    report, asked = _asked(release, _sends(f"/{DESCRIPTION}", body))
    assert [each.code for each in report.differences] == ["release"]
    assert asked == {f"/{DESCRIPTION}"}


@pytest.mark.parametrize("body", [b"[" * 200_000, b"9" * 9_000, b"null", b"[]", b"\xff", b""])
def test_description_that_is_no_json_is_none(release: Release, body: bytes) -> None:
    """It may be deep or long."""
    report, _asked_for = _asked(release, _sends(f"/{DESCRIPTION}", body))
    assert [each.code for each in report.differences] == ["release"]


@pytest.mark.parametrize("coding", BOMBS)
def test_bomb_is_not_unpacked(release: Release, coding: str) -> None:
    """A few bytes may expand to gigabytes; unpacking stops at the greatest size of a file."""
    bomb = BOMBS[coding](b"\0" * 10 * LARGEST)
    tracemalloc.start()
    change = _sends(f"/{DESCRIPTION}", bomb, **{"Content-Encoding": coding})
    report, _asked_for = _asked(release, change)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.code for each in report.differences] == ["release"]
    assert peak < 5 * LARGEST


def test_text_of_a_host_does_not_control_the_terminal(release: Release) -> None:
    """Header values are shown without control characters."""
    order = "\x1b]0;owned\x07\x9b31m"
    report, _asked_for = _asked(release, at("/en/", X_Odd=order, Nobars_Release=order, NEL=order))
    lines = str(report).splitlines()
    assert any("X-Odd: ]0;owned31m" in line for line in lines)
    assert all(each.isprintable() for line in lines for each in line)


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": f"max-age={'9' * 6_000}, no-transform"},
        {"Strict_Transport_Security": f"max-age={'9' * 6_000}"},
        {"Content_Type": "text/html; charset*=x''%ff; charset*0*=%"},
        {"Content_Type": 'text/html; charset="\xff'},
        {"Content_Type": ";;;=", "Vary": ",,,", "ETag": '"', "Link": "<<>>,<http://[>"},
        {"Content_Encoding": "br, br, br"},
        {"Location": "http://[", "Content_Language": "\xff"},
    ],
)
def test_headers_without_sense_are_findings(release: Release, headers: dict[str, str]) -> None:
    """They cause no error of the command."""
    change = at("/en/", **headers) if "Content_Encoding" in headers else adds(**headers)
    report, _asked_for = _asked(release, change)
    assert report.files > 20


def test_root_that_leads_nowhere_is_a_finding(release: Release) -> None:
    """An invalid address is none of the host."""
    report, _asked_for = _asked(release, at("/", Location="http://["))
    assert {each.code for each in report.differences} & {"root", "language"}


@pytest.mark.parametrize("marks", ['{"en":3}', '{"en":[3]}', '{"en":["%%%"]}', '{"":["AA"]}', "{}"])
def test_worker_of_another_version_causes_no_error(release: Release, marks: str) -> None:
    """Another version may have another form."""

    def change(exchange: Exchange) -> None:
        if exchange.path == "/sw.js" and exchange.status == 200:
            text = f'self.RELEASE_ID="{release.id}";\nself.LISTS={marks};\n'
            exchange.answer(200, text.encode(), **{"Content-Type": "text/javascript"})

    report, _asked_for = _asked(release, change)
    assert report.files > 20
