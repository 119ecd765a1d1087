"""Attacks on the real server: it answers correctly, and keeps answering."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

from offline.releases import edited
from server.core.config import Config
from server.release.description import DESCRIPTION
from server.release.files import write_release
from server.release.fingerprint import fingerprint
from server.release.model import Release
from serving import Server
from small import small_build

BOTH_LENGTHS = (
    b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"
)


@pytest.fixture(scope="module")
def target() -> Iterator[Server]:
    """Return a server that many tests attack."""
    server = Server(small_build()).start()
    yield server
    server.stop()


def _send(server: Server, request: bytes, *, hang_up: bool = False) -> bytes:
    """Send bytes unchanged, and return all bytes until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as sock:
        sock.sendall(request)
        if hang_up:
            sock.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := sock.recv(65_536):
            answer += chunk
    return answer


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def _get(path: str, *headers: str, method: str = "GET", host: str = "localhost") -> bytes:
    lines = (f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1")


def _is_well(server: Server) -> bool:
    with urlopen(f"{server.url}/healthz", timeout=120) as answer:
        return bool(answer.status == 200)


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/assets/../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc/passwd",
        "/assets/%2e%2e/%2e%2e/server/core/config.py",
        "/assets/../../../server/core/config.py",
        "/assets/....//....//etc/passwd",
        "/assets/..\\..\\server\\core\\config.py",
        "//etc/passwd",
        "/en/%00",
        "/en/index.html",
        "/en/404.html",
        "/.built-from",
        "/%ff%fe",
        "/en/%c0%ae%c0%ae/",
        "/en/%",
        "/en/%zz",
        "/" + "a" * 9_000,
        "http://evil.example/en/nowhere/",
    ],
)
def test_path_never_leads_out_of_the_release(target: Server, path: str) -> None:
    """The answer is a 404 or a 400, never a file of the machine."""
    answer = _send(target, _get(path))
    assert _status(answer) in {400, 404}
    assert b"root:" not in answer
    assert b"Traceback" not in answer
    assert _is_well(target)


@pytest.mark.parametrize("path", ["/", "/en", "/zh-hans/guide/", "/en/guide", "/share", "/sw.js"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:99", "a b", "'\"><script>", ""])
def test_host_header_decides_nothing(target: Server, path: str, host: str) -> None:
    """No redirect and no page repeats the header."""
    answer = _send(target, _get(path, host=host))
    assert _status(answer) in {200, 301, 302, 308, 400}
    assert b"evil.example" not in answer
    assert b"<script>" not in answer


@pytest.mark.parametrize("path", ["/zh-hans/", "/zh-hans/guide/?a=", "/en?"])
@pytest.mark.parametrize(
    "attack", ["%0d%0aSet-Cookie:%20a=b", "%0aX:%20y", "%e5%98%8a%e5%98%8dX:y"]
)
def test_redirect_carries_no_header_of_the_asker(target: Server, path: str, attack: str) -> None:
    """A line break in an address doesn't become one in a header."""
    head = _send(target, _get(path + attack)).split(b"\r\n\r\n")[0]
    names = [line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:]]
    assert b"set-cookie" not in names
    assert b"x" not in names


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"]
)
def test_other_methods_are_refused(target: Server, method: str) -> None:
    """The answer repeats nothing of the request."""
    answer = _send(target, _get("/en/", "X-Echo: mirror", method=method))
    assert _status(answer) in {400, 405, 501} or (method == "OPTIONS" and _status(answer) == 200)
    assert b"mirror" not in answer
    assert _is_well(target)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS, on a port without it
        b"GET /en/ HTTP/9.9\r\n\r\n",
        b"GET /en/\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        BOTH_LENGTHS,
        b"POST /share HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    ],
)
def test_malformed_request_causes_no_error(target: Server, request_bytes: bytes) -> None:
    """It is refused or the connection is closed, and the next reader is served."""
    try:
        answer = _send(target, request_bytes, hang_up=True)
    except OSError:  # the server may have closed it first
        answer = b""
    assert _status(answer) < 500
    assert b"Traceback" not in answer
    assert _is_well(target)


@pytest.mark.parametrize(
    "header",
    [
        "Accept-Language: " + "zh;q=1," * 3_000,
        "Accept-Language: \xff\xfe",
        "Accept-Encoding: br;q=nan, gzip;q=-1, *;q=2",
        "Accept-Encoding: " + "gzip," * 3_000,
        'If-None-Match: "' + "a" * 9_000,
        'If-None-Match: ,,,W/,""',
        "Range: bytes=0-0,-1,5-2,99999999999-",
        "If-Modified-Since: yesterday",
        "Cookie: " + "a=b;" * 1_000,
        "X-Forwarded-Host: evil.example",
        "If-Modified-Since: Thu, 01 Jan 999999999999 00:00:00 GMT",
        "If-Unmodified-Since: Thu, 01 Jan 0000 00:00:00 GMT",
        "If-Range: Thu, 99 Foo 2026",
        "Content-Type: text/html; charset=nonsense",
        "Upgrade: h2c",
        "Forwarded: for=evil.example",
    ],
)
def test_strange_headers_change_nothing(target: Server, header: str) -> None:
    """A page is still a page, and the root a redirect."""
    for path in ("/en/", "/"):
        answer = _send(target, _get(path, header))
        assert _status(answer) in {200, 302, 304}
        assert b"evil.example" not in answer
        assert b"\r\nServer:" not in answer


@pytest.mark.parametrize("hosts", ["", "Host: a\r\nHost: b\r\n", "Host: a b\r\n"])
def test_request_without_one_host_is_refused(target: Server, hosts: str) -> None:
    """RFC 9112 demands it, because a proxy may use the other Host."""
    assert _status(_send(target, f"GET /en/ HTTP/1.1\r\n{hosts}\r\n".encode())) == 400


def test_http_2_is_not_spoken_unannounced(target: Server) -> None:
    """HTTP/2 would need limits of its own."""
    preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    assert _status(_send(target, preface)) == 400


def test_thousands_of_held_connections_keep_no_reader_out(target: Server) -> None:
    """They are silent, or send half a head or a stalled upload."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 4_500:
        pytest.skip("This machine lets a process open too few files.")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 4_500), hard))
    upload = b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"
    with ExitStack() as held:
        for begun in (b"", b"GET /en/ HTTP/1.1\r\n", upload, _get("/en/")[:-2]) * 1_000:
            sock = held.enter_context(socket.create_connection(("127.0.0.1", target.port)))
            sock.sendall(begun)
        for path in ("/en/", "/healthz", "/", "/nowhere") * 5:
            assert _status(_send(target, _get(path))) in {200, 302, 404}


def test_large_body_is_refused_early_at_pages(target: Server) -> None:
    """The answer doesn't wait for the body."""
    head = _get("/en/", f"Content-Length: {10**12}", method="POST")
    assert _status(_send(target, head + b"x" * 1_000)) in {400, 405, 413}
    assert _is_well(target)


def test_slow_clients_keep_nobody_out(target: Server) -> None:
    """Hundreds of connections send incomplete heads or bodies, and a reader is served."""
    begun = [b"GET /en/ HTTP/1.1\r\nHost: a\r\n"] * 300
    begun += [b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx"] * 60
    with ExitStack() as held:
        for each in begun:
            sock = held.enter_context(socket.create_connection(("127.0.0.1", target.port)))
            sock.sendall(each)
        for path in ("/en/", "/healthz", "/nowhere"):
            assert _status(_send(target, _get(path))) in {200, 404}


def test_connection_with_an_endless_header_is_closed(target: Server) -> None:
    """It ends by the server's deadline."""
    with socket.create_connection(("127.0.0.1", target.port), timeout=120) as sock:
        sock.sendall(b"GET /en/ HTTP/1.1\r\nHost: a\r\n")
        answer = sock.recv(1_000)
    assert answer == b"" or _status(answer) == 408


class Readers:
    """Readers who open a connection for each page, and count the results."""

    def __init__(self, server: Server, count: int = 8) -> None:
        """Begin to read."""
        self.server = server
        self.counts: Counter[str] = Counter()
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def stop(self) -> Counter[str]:
        """Stop reading, and return the results."""
        self.ended.set()
        for thread in self.threads:
            thread.join()
        return self.counts

    def wait_for(self, pages: int) -> None:
        """Wait until `pages` more pages have been read."""
        goal = self.counts["read"] + pages
        while self.counts["read"] < goal and not self.counts["refused"]:
            time.sleep(0.01)

    def _read(self) -> None:
        while not self.ended.is_set() and not self.counts["refused"]:
            connection = HTTPConnection("127.0.0.1", self.server.port, timeout=120)
            try:
                connection.connect()
            except ConnectionError:
                self.counts["refused"] += 1
                continue
            try:
                connection.request("GET", "/en/")
                whole = connection.getresponse().read().endswith(b"</html>")
                self.counts["read" if whole else "broken"] += 1
            except (OSError, HTTPException):
                self.counts["dropped"] += 1
            finally:
                connection.close()


def test_stop_under_load_drops_no_request(server: Server) -> None:
    """Accepted requests are answered, then no connection is accepted."""
    readers = Readers(server)
    readers.wait_for(200)
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(30)
    counts = readers.stop()
    assert counts["refused"]
    assert (counts["dropped"], counts["broken"]) == (0, 0)


def test_interrupt_from_the_keyboard_is_a_stop_in_order(server: Server) -> None:
    """Ctrl-C goes to all processes of a terminal at once, and is no error."""
    readers = Readers(server)
    readers.wait_for(50)
    assert server.process
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(30) == 0
    counts = readers.stop()
    assert (counts["dropped"], counts["broken"]) == (0, 0)


def test_reload_under_load_refuses_and_drops_no_request(release: Release, tmp_path: Path) -> None:
    """The processes stay, and answer from the present release."""
    newer = edited(release, "/en/guide/why/")
    _deploy(release, tmp_path)
    server = Server(tmp_path).start()
    readers = Readers(server)
    try:
        assert server.process
        readers.wait_for(50)
        _deploy(newer, tmp_path)
        server.process.send_signal(signal.SIGHUP)
        while _served(server) != newer.id:
            readers.wait_for(10)
        readers.wait_for(50)
        assert set(readers.stop()) == {"read"}
    finally:
        readers.stop()
        server.stop()


def test_reload_without_a_release_keeps_the_old_one(release: Release, tmp_path: Path) -> None:
    """A failed deploy is no outage."""
    _deploy(release, tmp_path)
    server = Server(tmp_path).start()
    try:
        assert server.process
        (tmp_path / "release" / DESCRIPTION).unlink()
        server.process.send_signal(signal.SIGHUP)
        for _ in range(20):
            assert _served(server) == release.id
    finally:
        server.stop()


def _deploy(release: Release, build: Path) -> None:
    write_release(release, build / "release")
    if not (build / "assets").exists():
        (build / "assets").symlink_to(Config().assets)
    (build / "release" / ".built-from").write_text(fingerprint(Config(build=build)))


def _served(server: Server) -> str:
    with urlopen(f"{server.url}/healthz", timeout=120) as answer:
        return str(json.load(answer)["release"])


def test_upload_in_flight_is_answered_before_the_end(server: Server) -> None:
    """A stop waits for requests that have begun."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as sock:
        sock.sendall(b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello")
        assert _is_well(server)
        assert server.process
        server.process.send_signal(signal.SIGTERM)
        server.wait_for_silence()  # no other connection is accepted
        sock.sendall(b"world")
        answer = sock.recv(65_536)
    assert _status(answer) == 200
    server.process.wait(30)


def test_killed_server_leaves_no_orphan() -> None:
    """Otherwise the port would be in use, and an old release served."""
    server = Server(small_build()).start()
    assert server.process
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    server.wait_for_silence()
    Server(small_build(), port=server.port).start().stop()
