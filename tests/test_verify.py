"""`nobars verify`: no finding on the real server, and the right code for each fault."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from builds import build_once
from offline.hostile import HostileServer, Mischief, Reply, is_missing, rewrites, truncates
from offline.releases import asked_for, code_of, edited, reduced
from server.core.config import Config
from server.core.languages import LANGUAGES
from server.release.description import DESCRIPTION, WORKER
from server.release.files import write_release
from server.release.model import File, Release
from server.release.moving import at_address
from server.release.unaddressed import is_unaddressed
from server.verify.host import verify
from server.verify.report import Report
from serving import Server, free_port
from small import few, small_build, small_release


def _nobars(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("nobars")), "verify", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _found(report: Report) -> set[tuple[str, str]]:
    return {(each.code, url) for each in report.differences for url in each.urls}


def _sends(**headers: str) -> Mischief:
    """Send these headers, names with `_` for `-`; remove those with an empty value."""

    def change(reply: Reply) -> Iterable[bytes]:
        for name, value in headers.items():
            reply.headers.pop(name.replace("_", "-"), None)
            if value:
                reply.headers[name.replace("_", "-")] = value
        return [reply.body]

    return change


def _answers(status: int, body: bytes, **headers: str) -> Mischief:
    def change(reply: Reply) -> Iterable[bytes]:
        reply.status = status
        for name in ("Content-Encoding", "ETag"):
            reply.headers.pop(name, None)
        reply.headers["Content-Length"] = str(len(body))
        _sends(**headers)(reply)
        return [body]

    return change


def _stale_gzip(reply: Reply) -> Iterable[bytes]:
    """Serve a compressed file of an older deploy."""
    if reply.headers.get("Content-Encoding") == "gzip":
        stale = gzip.compress(b"<!doctype html>yesterday")
        reply.headers["Content-Length"] = str(len(stale))
        return [stale]
    return [reply.body]


def _decompresses(reply: Reply) -> Iterable[bytes]:
    """Send all files uncompressed."""
    encoding = reply.headers.pop("Content-Encoding", "")
    decode = {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding, bytes)
    body: bytes = decode(reply.body)
    if reply.status == 200:
        reply.headers["Content-Length"] = str(len(body))
    return [body]


def _forgets_etags(reply: Reply) -> Iterable[bytes]:
    """Send files again to readers who have them."""
    if reply.status == 304:
        reply.status = 200
    return [reply.body]


COUNTRY = re.compile(r"[^/]+/operators/[b-z][a-z]/index\.html")
CSP = {"Content_Security_Policy": ""}
MISCHIEF: dict[str, tuple[Mischief, set[str]]] = {
    "/en/guide/": (rewrites, {"bytes", "etag", "revalidation"}),
    "/en/guide/why/": (is_missing, {"status"}),
    "/en/guide/cards/": (_answers(301, b"", Location="/en/guide"), {"redirect"}),
    "/en/guide/steps/": (truncates, {"unreachable"}),
    "/en/guide/check/": (_stale_gzip, {"bytes"}),
    "/en/guide/safety/": (_sends(Content_Encoding=""), {"bytes"}),
    "/en/guide/stories/": (_sends(Content_Encoding="br"), {"encoding"}),
    "/en/offline/": (_decompresses, {"compression"}),
    "/en/guide/faq/": (_sends(Cache_Control="public, max-age=3600"), {"caching", "transform"}),
    "/en/guide/esim/": (_sends(Cache_Control="no-cache"), {"transform"}),
    "/en/about/": (_sends(ETag='W/"1"'), {"etag", "revalidation"}),
    "/en/backup/": (_forgets_etags, {"revalidation"}),
    "/en/sims/": (_sends(**CSP), {"missing"}),
    "/en/settings/": (_sends(X_Frame_Options="SAMEORIGIN"), {"header"}),
    "/en/receipts/": (_sends(Set_Cookie="a=b"), {"cookie"}),
    "/en/receipts/new/": (_sends(Vary="Accept-Encoding, Cookie"), {"vary"}),
    "/en/receipts/edit/": (_sends(Vary=""), {"vary"}),
    "/en/manifest.webmanifest": (_sends(Content_Type="text/plain"), {"type"}),
    "/assets/app.js": (_sends(Content_Type="text/html"), {"type"}),
    "/assets/app.css": (_sends(Content_Type="text/css; charset=latin-1"), {"type"}),
    "/": (_answers(301, b"", Location="/en/"), {"root"}),
    "/nobars-verify-finds-nothing/": (_answers(200, b"<p>Welcome"), {"nowhere"}),
    "/assets/nobars-verify-finds-nothing.js": (_answers(200, b"<p>Welcome"), {"nowhere"}),
}


@pytest.fixture(scope="module")
def release(release: Release) -> Release:
    """Return a release with few pages and assets, because each is requested many times."""
    files = {name: file for name, file in release.files.items() if not COUNTRY.fullmatch(name)}
    kept = {f"/{each.tag}/" for each in LANGUAGES} | {"/assets/icon-192.png", *MISCHIEF}
    return reduced(replace(release, files=files), kept.__contains__)


@pytest.fixture(scope="module")
def host(release: Release) -> Iterator[HostileServer]:
    """Return a host that changes its answers as a test tells it."""
    server = HostileServer(release)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def altered(host: HostileServer, release: Release) -> set[tuple[str, str]]:
    """Return the findings on a host with many faults."""
    host.mischief = {path: mischief for path, (mischief, _codes) in MISCHIEF.items()}
    try:
        return _found(verify(host.url, release))
    finally:
        host.recover()


@pytest.mark.parametrize("path", MISCHIEF)
def test_fault_is_found_with_its_code(altered: set[tuple[str, str]], path: str) -> None:
    """Each fault is found at its address, and nothing else is."""
    _mischief, codes = MISCHIEF[path]
    assert {code for code, url in altered if url == path} == codes


def test_correct_answers_give_no_findings(altered: set[tuple[str, str]]) -> None:
    """The same host sends other files correctly."""
    assert {url for _code, url in altered} == set(MISCHIEF)


@pytest.mark.parametrize("base_path", ["", "/phone/nobars"])
def test_real_server_has_no_difference(tmp_path: Path, base_path: str) -> None:
    """The release is compared with the local build, below a prefix too."""
    built = at_address(small_release(), Config().origin, base_path)
    write_release(built, tmp_path)
    server = Server(small_build(), base_path=base_path).start()
    try:
        run = _nobars(f"{server.url}/", "--release", str(tmp_path))
    finally:
        server.stop()
    count = sum(not is_unaddressed(name) for name in built.files)
    assert run.stdout == f"{count} files are as they should be (release {built.id}).\n"
    assert run.returncode == 0


def test_differences_are_lines_or_json_and_an_exit_code(host: HostileServer) -> None:
    """A difference at many addresses is one line; the last line has the count."""
    paths = [f"/en/guide/{chapter}/" for chapter in ("why", "cards", "steps", "check")]
    host.mischief = dict.fromkeys(paths, _sends(Set_Cookie="a=b"))
    run, data = _nobars(host.url, "--alone"), _nobars(host.url, "--alone", "--json")
    host.recover()
    [line, last] = run.stdout.splitlines()
    assert line.startswith("harm: cookie: /en/guide/")
    assert " and 1 more: sets a cookie." in line
    assert (last, run.returncode, data.returncode) == ("1 difference", 1, 1)
    report = json.loads(data.stdout)
    assert [each["code"] for each in report["differences"]] == ["cookie"]
    assert sorted(report["differences"][0]["urls"]) == sorted(paths)


def test_host_that_does_not_answer_is_an_exit_code_of_its_own() -> None:
    """A deploy that isn't up yet is not a broken one."""
    run = _nobars(f"http://127.0.0.1:{free_port()}/", "--json")
    assert run.returncode == 2
    assert "can't be reached" in run.stderr
    assert "refused" in json.loads(run.stdout)["error"]
    assert "Traceback" not in run.stderr


def test_address_is_taken_as_people_write_it() -> None:
    """Non-ASCII letters in host and path are encoded for HTTP."""
    port = free_port()
    run = _nobars(f"http://127.0.0.1:{port}/für alle/", "--alone")
    assert run.returncode == 2
    assert f"http://127.0.0.1:{port}/f%C3%BCr%20alle/ can't be reached" in run.stderr
    assert "refused" in run.stderr


@pytest.mark.parametrize(
    "address",
    [
        "nobars.example",
        "https://[::1",
        "ftp://nobars.example",
        "https://me:secret@nobars.example",
        f"https://{'ü' * 70}.example",
    ],
)
def test_unusable_address_is_refused_in_words(address: str) -> None:
    """It is refused before any request."""
    run = _nobars(address)
    assert run.returncode == 2
    assert "must be an address such as https://nobars.example/" in run.stderr


def test_older_release_than_the_local_build_is_named(host: HostileServer, release: Release) -> None:
    """Changed files are listed, unless the local build is left out."""
    newer = edited(release, "/en/guide/why/", "/assets/app.js")
    found = _found(verify(host.url, newer, is_demanded=True))
    page = "/en/guide/why/"
    different = {page, asked_for(page), "/assets/app.js"}
    assert {url for code, url in found if code == "local"} == different
    assert _found(verify(host.url)) == set()


Tampering = Callable[[Release], dict[str, File]]


def _half_deployed(release: Release) -> dict[str, File]:
    """Serve the worker of another release."""
    script = release.files[WORKER].body.replace(release.id.encode(), b"0123456789abcdef")
    return {WORKER: File.of(WORKER, script)}


def _misdescribed(release: Release) -> dict[str, File]:
    """Change the description, and keep its id."""
    described = json.loads(release.files[DESCRIPTION].body)
    described["headers"]["Referrer-Policy"] = "unsafe-url"
    return {DESCRIPTION: File.of(DESCRIPTION, json.dumps(described).encode())}


def _mislisted(release: Release) -> dict[str, File]:
    """Mark a list with the hash of another."""
    script = release.files[WORKER].body.replace(b'"en":["', b'"en":["AAAA')
    return {WORKER: File.of(WORKER, script)}


def _miscoded(release: Release) -> dict[str, File]:
    """Change the worker's code, and keep its name."""
    name = code_of(release).lstrip("/")
    return {name: File.of(name, b"// nothing")}


@pytest.mark.parametrize(
    ("tamper", "code", "url"),
    [
        (_half_deployed, "worker", "/sw.js"),
        (_mislisted, "worker", "/sw.js"),
        (_miscoded, "bytes", "{code}"),
        (_misdescribed, "release", "/release.json"),
    ],
)
def test_release_that_is_not_of_one_piece_is_found(
    host: HostileServer, release: Release, tamper: Tampering, code: str, url: str
) -> None:
    """Worker and description must be of the same release."""
    host.deploy(replace(release, files={**release.files, **tamper(release)}))
    found = _found(verify(host.url))
    host.deploy(release)
    assert (code, url.format(code=code_of(release))) in found


def test_kill_worker_that_was_forgotten_is_named(host: HostileServer, release: Release) -> None:
    """All other answers are right, but nothing is saved for offline use."""
    host.deploy(build_once(Config(kill_worker=True, languages=few("en"))))
    found = _found(verify(host.url))
    host.deploy(release)
    assert found == {("kill", "/sw.js")}


def test_every_language_is_led_to_its_own_home(host: HostileServer) -> None:
    """A host that always leads to the first one has a fault."""
    host.mischief["/"] = _sends(Location="/en/")
    found = verify(host.url).differences
    host.recover()
    assert {(each.code, each.urls) for each in found} == {("language", ("/",))}
    assert len(found) == len(LANGUAGES) - 1


def test_release_built_for_other_addresses_is_named(host: HostileServer, release: Release) -> None:
    """A proxy adds a prefix that the release was not built for."""
    answer = release.files[DESCRIPTION].body
    host.mischief["/prefix/release.json"] = _answers(200, answer, Content_Type="application/json")
    found = _found(verify(f"{host.url}/prefix"))
    host.recover()
    assert ("prefix", "/prefix/release.json") in found
