"""The export on real hosts works like our own server."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from hosting.conftest import PREFIX, exported, need
from hosting.hosts import Host, nginx_for, nginx_of
from server.core.config import Config
from server.core.paths import PROJECT
from server.export import contents
from server.http.caching import KEEP_DICTIONARY
from server.http.files import available
from server.release.deltas import with_deltas
from server.release.model import Release
from server.release.moving import at_address
from server.verify.host import verify
from serving import Server, free_port
from small import small_build


def _ask(
    host: Host, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", host.port, timeout=120)) as connection:
        connection.request(method, host.base + path, body, named)
        response = connection.getresponse()
        return response, response.read()


def test_verify_finds_no_difference(host: Host, release: Release, below: Release) -> None:
    """It compares bytes, types, caching, compression, headers and the root."""
    report = verify(f"{host.url}/", below if host.base else release)
    assert [str(each) for each in report.differences] == []


def test_host_without_brotli_is_judged_fairly(release: Release, tmp_path: Path) -> None:
    """Gzip is enough: not every nginx has more."""
    need("nginx")
    host = nginx_of(exported(release, "", tmp_path / "nobars", brotli=False)).start()
    try:
        assert verify(f"{host.url}/", release).differences == ()
    finally:
        host.stop()


def test_root_is_a_page_on_which_a_script_chooses_the_language(host: Host) -> None:
    """Without scripts it is a list of links; it is the same for all, and revalidated."""
    response, body = _ask(host, "/", Accept_Language="zh-TW")
    assert response.status == 200
    assert f'src="{host.base}/assets/choose.js"'.encode() in body
    assert f'href="{host.base}/zh-Hant/"'.encode() in body
    assert "no-cache" in response.headers["Cache-Control"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_prefix_without_its_slash_leads_to_the_root(host: Host) -> None:
    """Readers can't tell them apart."""
    if host.base:
        response, _ = _ask(host, "")
        assert response.status in {301, 302, 308}
        assert response.headers["Location"] == f"{host.base}/"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/en/nowhere/", "en"),
        ("/zh-Hans/nowhere", "zh-Hans"),
        ("/nowhere", "en"),
        ("/nowhere.js", "en"),
        ("/assets/", "en"),
        ("/en/404.html", "en"),
        ("/en/index.html", "en"),
        ("/en/index.html.gz", "en"),
        ("/_headers", "en"),
        ("/../../etc/passwd", "en"),
        ("/%2e%2e/%2e%2e/nginx/server.conf", "en"),
        ("/.nobars-export", "en"),
    ],
)
def test_unknown_address_is_a_404_in_its_language(host: Host, path: str, language: str) -> None:
    """It has the headers of a document, and never lists a folder."""
    response, body = _ask(host, path)
    assert response.status in {400, 404}
    if response.status == 404:
        assert f'<html lang="{language}"'.encode() in body
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    else:
        assert ".." in path or "%2e" in path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_wrong_method_is_a_page_that_says_so(host: Host, method: str) -> None:
    """It names the allowed methods."""
    response, body = _ask(host, "/zh-Hans/guide/", method, b"x")
    assert response.status == 405
    assert b'<html lang="zh-Hans"' in body
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("size", [0, 3_000_000])
def test_share_without_a_worker_gets_the_page(host: Host, size: int) -> None:
    """It is in the host's default language, and never cached."""
    kind = "multipart/form-data; boundary=slip"
    response, body = _ask(host, "/share", "POST", bytes(size), Content_Type=kind)
    assert response.status == 200
    assert b'<html lang="en"' in body
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
        ("/zh-TW/guide/", "/zh-Hant/guide/"),
        ("/zh-Hans-SG/guide/", "/zh-Hans/guide/"),
        ("/zh_cn/guide/", "/zh-Hans/guide/"),
        ("/en-US/receipts/view/?id=1", "/en/receipts/view/?id=1"),
        ("/yue/guide/", "/zh-Hant/guide/"),
        ("/arz-EG/guide/", "/ar/guide/"),
    ],
)
def test_other_spelling_leads_to_the_page(host: Host, path: str, place: str) -> None:
    """Each page has one address."""
    response, _ = _ask(host, path)
    assert response.status in {301, 308}
    location = response.headers["Location"]
    assert (location if "?" in path else location.rstrip("?")) == host.base + place


def test_redirect_carries_no_header_of_the_asker(host: Host) -> None:
    """A line break in an address doesn't become one in a header."""
    response, _ = _ask(host, "/zh-hans/%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in response.headers


def test_head_and_health(host: Host, release: Release, below: Release) -> None:
    """They are like those of our own server."""
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


def test_two_sites_in_one_nginx_are_two(release: Release, below: Release, tmp_path: Path) -> None:
    """Each has its own release and language."""
    need("nginx")
    one, two = tmp_path / "one", tmp_path / "two"
    exported(release, "", one)
    exported(below, PREFIX, two)
    ports = (free_port(), free_port())
    http_block = "".join(
        f"include {place}/nginx/http.conf;"
        f"server {{ listen 127.0.0.1:{port}; include {place}/nginx/server.conf; }}"
        for place, port in zip((one, two), ports, strict=True)
    )
    host = nginx_for(tmp_path / "nginx", http_block, ports[0]).start()
    other = Host([], ports[1], PREFIX)
    try:
        for each, served in ((host, release), (other, below)):
            page, _ = _ask(each, "/zh-Hans/guide/")
            assert page.headers["Nobars-Release"] == served.id
            missing, body = _ask(each, "/zh-Hans/nowhere/")
            assert missing.status == 404
            assert b'<html lang="zh-Hans"' in body
    finally:
        host.stop()


def test_caddy_has_its_address_from_the_export(release: Release, tmp_path: Path) -> None:
    """So a reload from a shell without further variables doesn't take the site away."""
    need("caddy")
    elsewhere = at_address(release, "https://nobars.example:8443", "")
    files = contents(elsewhere, Config(origin="https://nobars.example:8443"), tmp_path)
    (tmp_path / "Caddyfile").write_bytes(files["Caddyfile"])
    adapted = subprocess.run(
        ["caddy", "adapt", "--config", str(tmp_path / "Caddyfile")],
        env={name: os.environ[name] for name in ("PATH", "HOME")},
        capture_output=True,
        check=True,
    )
    [server] = json.loads(adapted.stdout)["apps"]["http"]["servers"].values()
    assert server["listen"] == [":8443"]
    assert server["routes"][0]["match"] == [{"host": ["nobars.example"]}]


def test_nginx_in_front_of_the_process_passes_shares_on(tmp_path: Path) -> None:
    """With the example's configuration, 3 MB arrive, and answers are unchanged."""
    need("nginx")
    server = Server(small_build()).start()
    port = free_port()
    example = (PROJECT / "deploy" / "nginx.conf").read_text()
    example = re.sub(r"\n *(?:listen .*|ssl_\S+ .*|server_name .*)", "", example)
    example = re.sub(r"server \{\s*return .*?\}\n", "", example, flags=re.DOTALL)
    example = example.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
    example = example.replace("server {", f"server {{ listen 127.0.0.1:{port};", 1)
    host = nginx_for(tmp_path / "nginx", example, port).start()
    try:
        kind = "multipart/form-data; boundary=slip"
        shared, _ = _ask(host, "/share", "POST", bytes(3_000_000), Content_Type=kind)
        assert shared.status == 200
        page, _ = _ask(host, "/en/", Accept_Encoding="br, gzip")
        assert page.headers["Content-Encoding"] == "br"
        assert "Server" not in page.headers or page.headers["Server"] == "nginx"
    finally:
        host.stop()
        server.stop()


def test_nginx_sends_a_delta_to_browsers_with_a_dictionary(
    release: Release, tmp_path: Path
) -> None:
    """It is the release's own; others get what they always got."""
    need("nginx")
    given, made = with_deltas(release), "release/core/es.txt"
    host = nginx_of(exported(given, "", tmp_path / "nobars")).start()
    try:
        for known, delta in given.files[made].deltas.items():
            response, body = _ask(
                host,
                f"/{made}",
                Accept_Encoding="gzip, br, dcz",
                Available_Dictionary=available(known),
            )
            assert body == delta
            assert response.headers["Content-Encoding"] == "dcz"
            assert response.headers["Vary"] == "Accept-Encoding, Available-Dictionary"
            assert response.headers["Use-As-Dictionary"] == 'match="../core/es{*}"'
            assert response.headers["Cache-Control"] == KEEP_DICTIONARY
            plain, body = _ask(host, f"/{made}", Available_Dictionary=available(known))
            assert body == given.files[made].body
            assert plain.headers["Use-As-Dictionary"] == 'match="../core/{*}"'
        assert verify(f"{host.url}/", given).differences == ()
    finally:
        host.stop()
