"""`nobars verify` and hosts that harm few readers, or by few of their answers."""

from __future__ import annotations

from email.message import Message

import pytest
import zstandard

import verify_hosts as hosts
from harmful_hosts import ALONE, ANSWERS, HEADERS, READERS, Harm
from harms import DECODERS, has, header
from offline.releases import reduced
from server.core.config import Config
from server.release.model import Release
from server.verify.browsers import accept_language
from server.verify.harmful import check_harmful
from server.verify.host import verify
from server.verify.report import Report
from server.verify.wire import Reply
from small import small_release
from verify_hosts import Change, Exchange, adds

SEVERAL = {"readers": READERS, "headers": HEADERS, "answers": ANSWERS}


@pytest.fixture(scope="module")
def few() -> Release:
    """Return the release with few pages, in all languages."""
    release = small_release()
    homes = {f"/{tag}/" for tag in release.settings.languages}
    pages = {"/en/guide/", "/es/guide/", "/en/offline/", "/en/manifest.webmanifest"}
    kept = homes | pages | {"/assets/app.js", "/assets/app.css", "/assets/icon-192.png"}
    return reduced(release, kept.__contains__)


def _asked(release: Release, *changes: Change) -> Report:
    def change(exchange: Exchange) -> None:
        for each in changes:
            each(exchange)

    with hosts.host(release, change, Config(), None) as origin:
        return verify(f"{origin}/")


def _is_found(report: Report, harm: Harm) -> bool:
    _change, code, words = harm
    return any(
        each.code == code and (words in each.urls or words in each.text)
        for each in report.differences
    )


@pytest.fixture(scope="module")
def reports(few: Release) -> dict[str, Report]:
    """Return the findings on a host for each table, with all that it has."""
    return {
        kind: _asked(few, *(change for change, _code, _words in table.values()))
        for kind, table in SEVERAL.items()
    }


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, table in SEVERAL.items() for name in table]
)
def test_harm_to_few_is_found(reports: dict[str, Report], kind: str, name: str) -> None:
    """The code tells the fault; its text or address tells which one."""
    assert _is_found(reports[kind], SEVERAL[kind][name]), str(reports[kind])
    assert reports[kind].worst is not None


@pytest.mark.parametrize("name", ALONE)
def test_harm_to_all_is_found(few: Release, name: str) -> None:
    """These change the answers to too many requests to be tried together."""
    report = _asked(few, ALONE[name][0])
    assert _is_found(report, ALONE[name]), str(report)
    assert report.worst is not None


def _sends_parts(exchange: Exchange) -> None:
    """Send the range that was asked for, like hosts of files."""
    if exchange.status == 200 and header(exchange, "Range"):
        size = len(exchange.body)
        exchange.status, exchange.body = 206, exchange.body[:10]
        exchange.headers |= {"Content-Range": f"bytes 0-9/{size}", "Content-Length": "10"}


def _compresses_by_zstd(exchange: Exchange) -> None:
    """Compress anew for browsers that offer it, like some CDNs."""
    if exchange.is_page and has("Accept-Encoding", "zstd")(exchange):
        plain = DECODERS[exchange.headers.get("Content-Encoding", "")](exchange.body)
        exchange.body = zstandard.compress(plain)
        length = str(len(exchange.body))
        exchange.headers |= {"Content-Encoding": "zstd", "Content-Length": length, "ETag": 'W/"z"'}


def _has_no_health(exchange: Exchange) -> None:
    if exchange.path == "/healthz":
        exchange.answer(404)


def _tells_methods(exchange: Exchange) -> None:
    if exchange.environ["REQUEST_METHOD"] == "OPTIONS":
        exchange.answer(200, Allow="GET, HEAD, OPTIONS")


def test_hosts_of_other_kinds_are_clean(few: Release) -> None:
    """A host may send parts, compress for new browsers, and offer HTTP/3 at its own name."""
    same_host = adds(Alt_Svc='h3=":443"; ma=86400, h3-29="127.0.0.1:8443", clear')
    report = _asked(
        few, same_host, _sends_parts, _compresses_by_zstd, _has_no_health, _tells_methods
    )
    assert [str(each) for each in report.differences] == []


@pytest.mark.parametrize(
    ("path", "scope", "is_found"),
    [
        ("/sw.js", "/", False),
        ("/topup/sw.js", "/", True),
        ("/topup/sw.js", "/topup/", False),
        ("/topup/sw.js", "./", False),
        ("/topup/sw.js", "../", True),
    ],
)
def test_worker_that_may_answer_for_other_sites_is_found(
    path: str, scope: str, *, is_found: bool
) -> None:
    """Its own folder is right."""
    headers = Message()
    headers["Service-Worker-Allowed"] = scope
    found = [*check_harmful(f"https://nobars.example{path}", Reply(200, headers, b""))]
    assert [code for code, _text in found] == (["header"] if is_found else [])


@pytest.mark.parametrize(
    ("tag", "asked"),
    [
        ("en", "en-US,en;q=0.9"),
        ("zh-Hans", "zh-CN,zh;q=0.9"),
        ("zh-Hant", "zh-TW,zh;q=0.9"),
        ("pt-BR", "pt-BR,pt;q=0.9"),
        ("xx", "xx"),
        ("-", ""),
    ],
)
def test_language_is_asked_for_as_phones_do(tag: str, asked: str) -> None:
    """They name a region, and no script."""
    assert accept_language(tag) == asked
