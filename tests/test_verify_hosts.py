"""`nobars verify` and hosts: nineteen that harm, seven that don't, and one without headers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import verify_hosts as hosts
from builds import build_once
from offline.releases import edited, reduced
from server.core.config import Config
from server.core.paths import PROJECT
from server.release.files import write_release
from server.release.model import Release
from server.release.moving import at_address
from server.verify.host import verify
from server.verify.severity import SEVERITIES, Severity
from verify_hosts import Change, adds, at, documents_have

CONFIG = Config.from_environ({"NOBARS_LANGUAGES": "en"})
HARMFUL: dict[str, tuple[Change, str]] = {
    "tells browsers to delete all data": (adds(Clear_Site_Data='"*"'), "clears"),
    "logs errors of browsers": (adds(NEL='{"report_to":"a","max_age":9}'), "report"),
    "names where to report": (adds(Report_To='{"group":"a"}'), "report"),
    "changes pages for browsers": (hosts.rewrites_for_browsers, "browser"),
    "refuses browsers": (hosts.refuses_browsers, "browser"),
    "sets a cookie at the root": (at("/", Set_Cookie="a=b"), "cookie"),
    "sets a cookie on the 404": (
        at("/en/nobars-verify-finds-nothing/", Set_Cookie="a=b"),
        "cookie",
    ),
    "has a 404 without a policy": (hosts.not_found_is_bare, "missing"),
    "catches all below a language": (hosts.catches_all, "nowhere"),
    "offers pages for download": (documents_have(Content_Disposition="attachment"), "download"),
    "leads on by a header": (documents_have(Refresh="5; url=https://evil.example/"), "refresh"),
    "hides from search engines": (documents_have(X_Robots_Tag="noindex"), "robots"),
    "lets other sites read it": (adds(Access_Control_Allow_Origin="*"), "cors"),
    "preloads from elsewhere": (
        documents_have(Link="<https://cdn.example/a.js>; rel=preload; as=script"),
        "foreign",
    ),
    "fetches from elsewhere in advance": (
        documents_have(Speculation_Rules='"https://cdn.example/rules.json"'),
        "foreign",
    ),
    "tells advertisers of visits": (documents_have(Observe_Browsing_Topics="?1"), "report"),
    "names a wrong language": (at("/en/guide/", Content_Language="es"), "header"),
    "names a wrong release": (at("/en/", Nobars_Release="0123456789abcdef"), "release"),
    "refuses what is shared": (hosts.refuses_posts, "share"),
    "leads to https": (hosts.leads_to_https, "moved"),
}
CDN = {"Server": "edge", "Via": "1.1 edge", "Age": "7", "CF_Ray": "1", "X_Cache": "HIT"}
GOOD: dict[str, Change] = {
    "our own": adds(),
    "a CDN that says so": adds(**CDN, Alt_Svc='h3=":443"', Server_Timing="cfL4"),
    "a host that names its software": at("/", X_Powered_By="a"),
    "an object store": adds(X_Amz_Request_Id="1", Accept_Ranges="bytes"),
    "a host that leads what is shared home": lambda exchange: (
        exchange.answer(302, b"", Location="/") if exchange.path == "/share" else None
    ),
    "a host of files, whose first page chooses": hosts.chooses_by_a_page,
    "a host that names types otherwise": hosts.names_types_otherwise,
}


@pytest.fixture(scope="module")
def small() -> Release:
    """Return a release of one language and few pages, because each host is asked for all of it."""
    pages = {"/en/", "/en/guide/", "/en/offline/", "/en/receipts/", "/en/manifest.webmanifest"}
    kept = pages | {"/assets/app.js", "/assets/app.css", "/assets/icon-192.png"}
    return reduced(build_once(CONFIG), kept.__contains__)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate that the command trusts."""
    return hosts.certificate(tmp_path_factory.mktemp("tls"))


def _nobars(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("nobars")), "verify", *arguments]
    command += [] if "NOBARS_BUILD" in environ else ["--alone"]
    environ = {**os.environ, **environ}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environ)


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_host_is_found(small: Release, name: str) -> None:
    """The code tells the fault, and nothing else is found but its traces in other pages."""
    change, code = HARMFUL[name]
    with hosts.host(small, change, CONFIG, None) as origin:
        report = verify(f"{origin}/")
    assert {each.code for each in report.differences} - {"markup"} == {code}
    assert report.worst is not None


@pytest.mark.parametrize("name", GOOD)
def test_good_host_is_clean(small: Release, name: str) -> None:
    """Servers and proxies may add headers about themselves."""
    with hosts.host(small, GOOD[name], CONFIG, None) as origin:
        report = verify(f"{origin}/")
    assert [str(each) for each in report.differences] == []


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("", 3),
        ("max-age=0", 3),
        ("max-age=31536000", 0),
        ("max-age=63072000; includeSubDomains; preload", 0),
    ],
)
def test_https_without_hsts_is_found(small: Release, tls: Path, header: str, status: int) -> None:
    """This is the nineteenth harmful host; a longer time than ours is as good."""
    change = adds(Strict_Transport_Security=header)
    with hosts.host(small, change, CONFIG, tls) as origin:
        run = _nobars(f"{origin}/", SSL_CERT_FILE=str(tls))
    assert run.returncode == status, run.stdout
    assert ("weak: missing: " in run.stdout) == bool(status)


def test_redirect_says_where_it_leads(small: Release) -> None:
    """So the user can check the right address."""
    with hosts.host(small, hosts.leads_to_https, CONFIG, None) as origin:
        run = _nobars(f"{origin}/")
    assert "leads to https://nobars.example/release.json" in run.stdout
    assert "verify https://nobars.example/\n" in run.stdout
    assert run.returncode == 1


def test_host_without_headers_gets_a_verdict_of_its_own(small: Release) -> None:
    """The verdict names the weak points, which a host can accept by their codes."""
    with hosts.host(small, hosts.sends_no_headers, CONFIG, None) as origin:
        run = _nobars(f"{origin}/")
        [verdict] = [
            line for line in run.stdout.splitlines() if line.startswith("The app works here")
        ]
        codes = verdict.partition("--accept ")[2]
        accepted = _nobars(f"{origin}/", "--accept", codes)
        half = _nobars(f"{origin}/", "--accept", "cors,etag").stdout
        data = json.loads(_nobars(f"{origin}/", "--accept", codes, "--json").stdout)
    assert run.returncode == 3
    assert {"caching", "cors", "etag", "missing", "share", "transform"} <= set(codes.split(","))
    assert accepted.returncode == 0
    assert (
        "but for what is accepted: caching, cors, etag, missing, share, transform"
        in accepted.stdout
    )
    assert data["differences"] == []
    advice = half.strip().rpartition("--accept ")[2]
    assert {*advice.split(",")} == {*codes.split(",")}  # earlier accepted codes, too


def test_accepted_codes_hide_no_other_faults(small: Release) -> None:
    """Only accepted codes are hidden."""
    with hosts.host(small, adds(Set_Cookie="a=b", X_Robots_Tag="none"), CONFIG, None) as origin:
        run = _nobars(f"{origin}/", "--accept", "robots")
    assert run.returncode == 1
    assert run.stdout.startswith("harm: cookie: ")
    assert "robots:" not in run.stdout


def test_header_that_nobody_knows_is_noted(small: Release) -> None:
    """People have to judge it; the exit code is 0."""
    with hosts.host(small, adds(X_Odd="1"), CONFIG, None) as origin:
        run = _nobars(f"{origin}/")
    assert run.stdout.startswith("note: unknown: ")
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("built_for", "is_known"),
    [("{url}", False), ("http://127.0.0.1:8000", True), ("https://nobars.example", False)],
)
def test_deploy_that_was_forgotten_is_found_without_being_asked_for(
    small: Release, tmp_path: Path, built_for: str, *, is_known: bool
) -> None:
    """It is a fault if build or user name that host; other hosts may serve another release."""
    with hosts.host(small, adds(), CONFIG, None) as url:
        newer = at_address(edited(small, "/assets/app.js"), built_for.format(url=url), "")
        write_release(newer, tmp_path / "release")
        given = {"NOBARS_BUILD": str(tmp_path), **({"NOBARS_ORIGIN": url} if is_known else {})}
        run = _nobars(f"{url}/", **given)
        alone = _nobars(url, "--alone", **given)
    is_ours = is_known or built_for == "{url}"
    said = "harm: local: /assets/app.js" if is_ours else "note: other: /release.json"
    assert run.stdout.startswith(said), run.stdout
    assert (run.returncode, alone.returncode) == (int(is_ours), 0)


def test_unknown_code_is_refused() -> None:
    """Otherwise nobody would notice that it accepts nothing."""
    run = _nobars("http://127.0.0.1:9/", "--accept", "mising")
    assert run.returncode == 2
    assert "mising: not among browser, bytes" in run.stderr


@pytest.mark.parametrize("code", SEVERITIES)
def test_code_is_documented_with_its_severity(code: str) -> None:
    """The table of docs/verify.md has it."""
    text = (PROJECT / "docs" / "verify.md").read_text()
    [row] = [line for line in text.splitlines() if line.startswith(f"| `{code}` |")]
    assert f"| {SEVERITIES[code]} |" in row
    assert {*SEVERITIES.values()} == {*Severity}
