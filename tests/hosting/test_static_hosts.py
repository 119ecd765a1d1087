"""The export on real hosts: it does what our own server does."""

from __future__ import annotations

import http.client
import json
from contextlib import closing
from pathlib import Path

import pytest

from hosting.conftest import exported, need
from hosting.hosts import Host, nginx_of
from server.core.languages import negotiate
from server.release.model import Release
from server.verify.host import verify

ASKED = [
    "",
    "zh-CN,zh;q=0.9,en;q=0.8",
    "zh",
    "ZH-hans-HK",
    "zh-TW",
    "zh-TW,zh-HK;q=0.9",
    "zh-TW,zh;q=0.9",
    "zh-Hant-CN",
    "fr-FR,fr;q=0.9,zh-SG;q=0.8,en;q=0.7",
    "fr, en;q=0.5",
    "xx",
    "zh;q=0, en",
    "zh-CN;q=0.0,zh-SG;q=0.000",
    "enx, zh-CN",
    "cmn-Hans-CN",
    "*",
    "*, zh",
    "de;q=x, zh",
    "zh_CN",
]


def _ask(
    host: Host, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", host.port, timeout=120)) as connection:
        connection.request(method, host.base + path, body, named)
        response = connection.getresponse()
        return response, response.read()


def test_verify_finds_no_difference(host: Host, release: Release, below: Release) -> None:
    """Bytes, types, caching, compression, headers and the root, of every file."""
    report = verify(f"{host.url}/", below if host.base else release)
    assert [str(each) for each in report.differences] == []


def test_host_without_brotli_is_judged_fairly(release: Release, tmp_path: Path) -> None:
    """Gzip is compressed too: not every nginx has more."""
    need("nginx")
    host = nginx_of(exported(release, "", tmp_path / "nobars", brotli=False)).start()
    try:
        assert verify(f"{host.url}/", release).differences == ()
    finally:
        host.stop()


@pytest.mark.parametrize("asked", ASKED)
def test_root_leads_to_the_language_that_our_rule_chooses(host: Host, asked: str) -> None:
    """Traditional Chinese never leads to Simplified."""
    response, _ = _ask(host, "/", Accept_Language=asked)
    assert response.status == 302
    assert response.headers["Location"] == f"{host.base}/{negotiate(asked).tag}/"
    assert "Accept-Language" in response.headers["Vary"]
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "asked", "language"),
    [
        ("/en/nowhere/", "zh-CN", "en"),
        ("/zh-Hans/nowhere", "en", "zh-Hans"),
        ("/nowhere", "zh-CN", "zh-Hans"),
        ("/nowhere.js", "de", "en"),
        ("/assets/", "en", "en"),
        ("/en/404.html", "en", "en"),
        ("/en/index.html", "en", "en"),
        ("/en/index.html.gz", "en", "en"),
        ("/_headers", "en", "en"),
        ("/../../etc/passwd", "en", "en"),
        ("/%2e%2e/%2e%2e/nginx/server.conf", "en", "en"),
        ("/.nobars-export", "en", "en"),
    ],
)
def test_what_is_not_there_is_a_localized_404(
    host: Host, path: str, asked: str, language: str
) -> None:
    """With the headers of any document; never a folder's contents."""
    response, body = _ask(host, path, Accept_Language=asked)
    assert response.status in {400, 404}
    if response.status == 404:
        assert f'<html lang="{language}"'.encode() in body
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    else:
        assert ".." in path or "%2e" in path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_wrong_method_is_a_page_that_says_so(host: Host, method: str) -> None:
    """With the methods that there are."""
    response, body = _ask(host, "/zh-Hans/guide/", method, b"x")
    assert response.status == 405
    assert b'<html lang="zh-Hans"' in body
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("size", [0, 3_000_000])
def test_what_is_shared_without_a_worker_gets_the_page(host: Host, size: int) -> None:
    """In the reader's language, and kept by no cache."""
    kind = "multipart/form-data; boundary=slip"
    given = {"Content_Type": kind, "Accept_Language": "zh-CN"}
    response, body = _ask(host, "/share", "POST", bytes(size), **given)
    assert response.status == 200
    assert b'<html lang="zh-Hans"' in body
    assert response.headers["Cache-Control"] == "no-store"
    response, _ = _ask(host, "/share")
    assert (response.status, response.headers["Location"]) == (302, f"{host.base}/")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/zh-hans/receipts/view/?id=1", "/zh-Hans/receipts/view/?id=1"),
        ("/ZH_Hans/", "/zh-Hans/"),
        ("/en/guide", "/en/guide/"),
        ("/EN/guide/", "/en/guide/"),
    ],
)
def test_other_spelling_leads_to_the_page(host: Host, path: str, place: str) -> None:
    """One page has one address."""
    response, _ = _ask(host, path)
    assert response.status in {301, 308}
    location = response.headers["Location"]
    assert (location if "?" in path else location.rstrip("?")) == host.base + place


def test_redirect_carries_no_header_of_the_asker(host: Host) -> None:
    """A line break in an address stays in the address."""
    response, _ = _ask(host, "/zh-hans/%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in response.headers


def test_head_and_health(host: Host, release: Release, below: Release) -> None:
    """As our own server has them."""
    head, nothing = _ask(host, "/en/", "HEAD")
    get, body = _ask(host, "/en/")
    assert nothing == b""
    assert head.headers["Content-Length"] == str(len(body))
    assert head.headers["ETag"] == get.headers["ETag"]
    assert "Last-Modified" not in get.headers
    health, report = _ask(host, "/healthz")
    served = below if host.base else release
    assert json.loads(report) == {"release": served.id, "status": "ok"}
    assert health.headers["Cache-Control"] == "no-store"
    assert get.headers["Nobars-Release"] == served.id
