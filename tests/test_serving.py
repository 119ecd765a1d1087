"""The responses of the server: types, caching, compression, errors."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from flask.testing import FlaskClient

from offline.releases import code_of
from server.app import create_app
from server.core.config import Config
from server.http.security import CONTENT_SECURITY_POLICY, POLICY
from server.release.inline import INSIDE, headers_of
from server.release.model import Release


@pytest.fixture(scope="session")
def served(release: Release) -> FlaskClient:
    """Return a client of the app as it serves the release."""
    return create_app(Config(), release).test_client(use_cookies=False)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/assets/app.js", "text/javascript; charset=utf-8"),
        ("/assets/app.css", "text/css; charset=utf-8"),
        ("/assets/icon-192.png", "image/png"),
        ("/release.json", "application/json"),
        ("/release/languages.json", "application/json"),
        ("/release/core/en/0.txt", "text/plain"),
        ("/en/manifest.webmanifest", "application/manifest+json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_file_is_sent_with_its_type_and_a_strong_etag(
    served: FlaskClient, path: str, kind: str
) -> None:
    """With its ETag, a second request costs no body."""
    response = served.get(path)
    assert response.status_code == 200
    assert response.content_type == kind
    assert response.headers["Cache-Control"] == "no-cache, no-transform"
    etag = response.headers["ETag"]
    assert etag.startswith('"')
    again = served.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
        ("banana", None),
        ("*", "br"),
    ],
)
def test_page_is_compressed_as_the_browser_accepts(
    served: FlaskClient, accepted: str, encoding: str | None
) -> None:
    """Each encoding has its own ETag, and caches are told by Vary."""
    response = served.get("/en/", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in response.headers["Vary"]
    assert response.headers["ETag"].endswith(f'-{encoding}"' if encoding else '"')


def test_head_has_the_headers_of_get(served: FlaskClient) -> None:
    """It has no body."""
    head, get = served.head("/en/"), served.get("/en/")
    assert head.data == b""
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


@pytest.mark.parametrize("path", ["/", "/en/", "/nowhere/", "/assets/x"])
def test_every_document_has_the_security_headers(served: FlaskClient, path: str) -> None:
    """No cookie, no third party, no inline script, no guessing of types."""
    headers = served.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert {"connect-src 'self'", "frame-ancestors 'none'"} <= {*policy.split("; ")}
    assert "script-src 'self'" in policy
    assert "http" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert "Server" not in headers
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers.get("Vary", "")
    assert "Clear-Site-Data" not in headers


def test_every_page_carries_its_policy_itself(release: Release) -> None:
    """The policy comes before anything that loads, because some hosts can't set headers."""
    policies = [CONTENT_SECURITY_POLICY, headers_of(release)[POLICY]]
    alone, allowing = (each.replace("frame-ancestors 'none'; ", "") for each in policies)
    assert len(alone) < len(CONTENT_SECURITY_POLICY)
    pages = {name: file.body.decode() for name, file in release.files.items() if "html" in name}
    for name, page in pages.items():
        policy = allowing if "<style data-file" in page else alone
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        before, found, after = page.partition(meta)
        assert found, name
        assert not re.search("<(?:script|style|img|body)|stylesheet|rel=.icon", before), name
        assert "Content-Security-Policy" not in after, name


def test_worker_has_a_policy_of_its_own(served: FlaskClient) -> None:
    """It may import and fetch the app's files; more would cost bytes."""
    headers = served.get("/sw.js").headers
    policy = headers["Content-Security-Policy"]
    assert policy == "default-src 'self'; require-trusted-types-for 'script'; trusted-types nobars"
    assert not {"Cross-Origin-Opener-Policy", "Permissions-Policy", "X-Frame-Options"} & {*headers}


def test_worker_s_code_is_kept_without_asking(served: FlaskClient, release: Release) -> None:
    """Its address has its hash, so another release's code has another address."""
    response = served.get(code_of(release))
    assert response.headers["Cache-Control"] == "max-age=31536000, immutable, no-transform"
    missing = served.get("/release/worker-0123456789abcdef.js")
    assert missing.status_code == 404
    assert "no-cache" in missing.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/assets/app.js", "/release.json", "/release/core/en.txt", "/healthz"]
)
def test_parts_of_a_page_carry_few_headers(served: FlaskClient, path: str) -> None:
    """The page's policy applies to them, and each byte costs."""
    headers = served.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Content-Security-Policy" not in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/en/nowhere/", "en", "There is no such page"),
        ("/nowhere", "en", "There is no such page"),
        ("/assets/../server/cli.py", "en", "There is no such page"),
        ("/zh-Hans/nowhere/", "zh-Hans", "</html>"),
    ],
)
def test_unknown_path_is_a_localized_404(
    served: FlaskClient, path: str, language: str, words: str
) -> None:
    """It is never another page with status 200."""
    response = served.get(path)
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.text
    assert words in response.text
    assert response.headers["Content-Language"] == language


def test_unknown_path_speaks_the_language_of_the_browser(served: FlaskClient) -> None:
    """The path names no language."""
    response = served.get("/nowhere", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"})
    assert '<html lang="zh-Hans"' in response.text


@pytest.mark.parametrize("path", ["/en/", "/sw.js", "/", "/healthz"])
def test_wrong_method_is_a_page_that_says_so(served: FlaskClient, path: str) -> None:
    """It names the allowed methods."""
    response = served.post(path, data="x")
    assert response.status_code == 405
    assert "This address can’t do that" in response.text
    assert "GET" in response.headers["Allow"]


def test_error_of_the_server_is_a_page_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells readers that nothing is lost."""
    app = create_app(Config())
    monkeypatch.setitem(app.view_functions, "about.index", lambda: 1 / 0)
    response = app.test_client().get("/en/about/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert "ZeroDivisionError" not in response.text


def test_root_sends_each_browser_to_its_language(served: FlaskClient) -> None:
    """It tells caches that this depends on the header."""
    response = served.get("/", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"})
    assert (response.status_code, response.headers["Location"]) == (302, "/zh-Hans/")
    assert "Accept-Language" in response.headers["Vary"]


def test_other_spelling_of_a_language_leads_to_the_page(served: FlaskClient) -> None:
    """Each page has one address."""
    response = served.get("/zh-hans/receipts/view/?id=1")
    assert response.status_code == 301
    assert response.headers["Location"] == "/zh-Hans/receipts/view/?id=1"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/zh-CN/guide/", "/zh-Hans/guide/"),
        ("/zh_TW/guide/why", "/zh-Hant/guide/why/"),
        ("/zh-Hant-HK/", "/zh-Hant/"),
        ("/en-US/receipts/view/?id=1", "/en/receipts/view/?id=1"),
        ("/es-419/sims/", "/es/sims/"),
        ("/yue/", "/zh-Hant/"),
        ("/nan/", "/zh-Hans/"),
        ("/nan-TW/", "/zh-Hant/"),
        ("/arz/guide/", "/ar/guide/"),
        ("/en/Guide/WHY/", "/en/guide/why/"),
        ("/en//guide/", "/en/guide/"),
    ],
)
def test_region_script_and_kin_of_a_language_lead_to_the_page(
    served: FlaskClient, path: str, place: str
) -> None:
    """People and links spell tags in these ways."""
    response = served.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, place)


@pytest.mark.parametrize("path", ["/fr/", "/ary-Latn/", "/mt/", "/en-/", "/e/", "/no-such/"])
def test_languages_that_we_do_not_have_are_not_found(served: FlaskClient, path: str) -> None:
    """Readers would not understand a guessed language."""
    assert served.get(path).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "varies"),
    [
        ("GET", "/nowhere/", "Accept-Encoding, Accept-Language"),
        ("POST", "/healthz", "Accept-Encoding, Accept-Language"),
        ("GET", "/en/nowhere/", "Accept-Encoding"),
        ("POST", "/zh-TW/", "Accept-Encoding"),
    ],
)
def test_error_in_the_language_of_the_browser_says_so_to_caches(
    served: FlaskClient, method: str, path: str, varies: str
) -> None:
    """If the address names no language, a cache must not give the page to another reader."""
    response = served.open(path, method=method, headers={"Accept-Language": "es"})
    assert response.headers["Vary"] == varies


def test_health_names_the_release(served: FlaskClient, release: Release) -> None:
    """The answer is never cached."""
    response = served.get("/healthz")
    assert response.json == {"status": "ok", "release": release.id}
    assert response.headers["Cache-Control"] == "no-store"


def test_below_a_prefix_only_the_prefix_is_ours() -> None:
    """Addresses outside of it are not found."""
    client = create_app(Config(base_path="/prefix")).test_client()
    assert client.get("/prefix/en/").status_code == 200
    assert client.get("/prefix").headers["Location"] == "/prefix/en/"
    assert client.get("/en/").status_code == 404
    assert client.get("/prefixed/en/").status_code == 404


def test_page_is_sent_with_style_and_first_script_inside(
    served: FlaskClient, release: Release
) -> None:
    """Style and first script are inside, allowed by their hashes; no other inline code is."""
    response = served.get("/en/guide/safety/")
    inside = re.findall(r'<(?:style|script) data-file="/([^"]+)">(.*?)</', response.text, re.DOTALL)
    for name in INSIDE.values():
        texts = [text for each, text in inside if each == name]
        assert "".join(texts) == release.files[name].body.decode()
    for _, text in inside:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers[POLICY]
    assert response.headers[POLICY].count("sha256") == len(inside)
    before, _, after = response.text.partition('<nav class="bar"')
    assert ".bar" in before  # the bars are painted before the rest of the style has arrived
    assert "<style" in after.partition("<main")[0]


def test_page_as_phones_save_it_has_its_style_apart(served: FlaskClient) -> None:
    """So a changed style is one changed file, and no page changes."""
    sent, saved = served.get("/en/guide/"), served.get("/release/en/guide/")
    assert "<style" in sent.text
    assert "<style" not in saved.text
    assert '<link rel="stylesheet" href="/assets/app.css">' in saved.text
