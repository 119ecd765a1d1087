"""Every connection has deadlines, and many open connections keep no other reader out."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise

import pytest

from coroutines import complete
from server.core.config import Config
from server.http import connection, connections
from server.http.answers import Answers
from server.http.connection import Connection
from server.http.connections import Connections
from server.release.model import Release

SHORT, LONG = 0.3, 3_600.0  # seconds
REQUEST = b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n"
UPLOAD = b"POST /share HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"


class _Noted(Connection):
    """A connection that says whether it was made and lost."""

    is_made = False
    is_open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.is_made = True

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        super().connection_lost(error)


class Running:
    """The server's connections in a thread of this process, with the test's own deadlines."""

    def __init__(self, release: Release, most: int) -> None:
        """Listen at once."""
        self.answers = Answers(release, Config())
        self.most = most
        self.made: list[_Noted] = []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1_000)
        self.port: int = self.listener.getsockname()[1]
        self.ready = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self.thread.start()
        self.ready.wait()

    def _connect(self) -> Connection:
        self.made.append(_Noted(self.connections))
        return self.made[-1]

    async def _run(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.ended = asyncio.Event()
        self.connections = Connections(self.answers, None)
        self.connections.most = self.most
        server = await self.loop.create_server(self._connect, sock=self.listener)
        clock = self.loop.create_task(self.connections.run())
        self.ready.set()
        await self.ended.wait()
        clock.cancel()
        self.loop.remove_reader(self.listener)
        await asyncio.sleep(0.01)  # asyncio drops accepted connections without protocol
        server.close()
        while self.made:  # the loop closes their sockets
            for each in [*self.connections.open]:
                each.abort()
            self.made = [each for each in self.made if each.is_open]
            await asyncio.sleep(0.01)

    def stop(self) -> None:
        """End the thread."""
        self.loop.call_soon_threadsafe(self.ended.set)
        self.thread.join()

    def connect(self, *parts: bytes) -> socket.socket:
        """Open a connection and send something."""
        sock = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        for part in parts:
            sock.sendall(part)
        return sock


@pytest.fixture
def deadlines(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make all deadlines long; tests shorten the ones that they are about."""
    monkeypatch.setattr(connections, "TICK", 0.05)
    for name in ("HEAD_WITHIN", "BODY_WITHIN", "TAKEN_WITHIN"):
        monkeypatch.setattr(connection, name, LONG)
    return monkeypatch


@pytest.fixture
def running(release: Release) -> Iterator[Running]:
    """Return a server that accepts 20 connections."""
    server = Running(release, 20)
    yield server
    server.stop()


def _rest(sock: socket.socket) -> bytes:
    """Return all bytes until the server closes the connection."""
    received = b""
    while chunk := sock.recv(65_536):
        received += chunk
    return received


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        (b"", b""),
        (b"G", b"HTTP/1.1 408 "),
        (b"GET /en/ HTTP/1.1\r\nHost: a\r\n", b"HTTP/1.1 408 "),
    ],
)
def test_connection_with_an_endless_head_is_closed(
    deadlines: pytest.MonkeyPatch, release: Release, begun: bytes, status: bytes
) -> None:
    """A connection without any byte gets no answer, because it sent no request."""
    deadlines.setattr(connection, "HEAD_WITHIN", SHORT)
    server = Running(release, 20)
    with server.connect(begun) as sock:
        assert _rest(sock)[: len(b"HTTP/1.1 408 ")] == status
    server.stop()


BEGINS_NOTHING: tuple[bytes, ...] = (
    b"\x16\x03\x01\x00\xc8\x01",
    b"\x00",
    b"\xff",
    b"\n",
    b" GET",
    b"SSH-2.0\n",
)
BEGINS_NOTHING += (b"GET /en/ HTTP/1.1\nHost: a\n\n", b"GET /en/ HTTP/1.1\r\nHost: a\n\n")


@pytest.mark.usefixtures("deadlines")
@pytest.mark.parametrize("begun", BEGINS_NOTHING)
def test_bytes_that_begin_no_request_are_refused_at_once(running: Running, begun: bytes) -> None:
    """A browser that tries TLS on this port gets its answer without waiting."""
    with running.connect(begun) as sock:
        assert _rest(sock).startswith(b"HTTP/1.1 400 ")


def test_head_in_single_bytes_has_no_more_time(
    deadlines: pytest.MonkeyPatch, release: Release
) -> None:
    """The deadline is for the whole head, not for the next byte."""
    deadlines.setattr(connection, "HEAD_WITHIN", SHORT)
    server = Running(release, 20)
    with server.connect(b"GET /") as sock:
        sock.settimeout(0.02)
        while True:
            try:
                sock.sendall(b"a")
                answer = sock.recv(20)
                break
            except TimeoutError:
                continue
            except ConnectionError:
                answer = b""
                break
    assert not answer or answer.startswith(b"HTTP/1.1 408 ")
    server.stop()


def test_connection_between_two_requests_ends_too(
    deadlines: pytest.MonkeyPatch, release: Release
) -> None:
    """It is closed without an answer, because there was no request."""
    deadlines.setattr(connection, "HEAD_WITHIN", SHORT)
    server = Running(release, 20)
    with server.connect(REQUEST) as sock:
        answer = _rest(sock)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.endswith(b"</html>")
    server.stop()


def test_connection_with_a_stalled_upload_is_closed(
    deadlines: pytest.MonkeyPatch, release: Release
) -> None:
    """The test sends one byte of nine."""
    deadlines.setattr(connection, "BODY_WITHIN", SHORT)
    server = Running(release, 20)
    with server.connect(UPLOAD, b"x") as sock:
        assert _rest(sock).startswith(b"HTTP/1.1 408 ")
    server.stop()


def test_upload_over_a_bad_link_has_the_time_that_it_takes(
    deadlines: pytest.MonkeyPatch, release: Release
) -> None:
    """It may take long if it arrives steadily, but not for ever."""
    deadlines.setattr(connection, "BODY_WITHIN", 10.0)
    deadlines.setattr(connection, "BODY_ENDS", 45.0)

    async def upload() -> list[float]:
        room = Connections(Answers(release, Config()), None)
        guest = Connection(room)
        guest.connection_made(Taken())
        begun = room.now
        guest.take(UPLOAD.replace(b": 9", b": 9000000"))
        dues = []
        step = connection.BODY_STEP
        for part in (step - 1, 1, 1, step, 10 * step):
            room.now += 8
            guest.take(b"x" * part)
            dues.append(guest.due - begun)
        return dues

    assert complete(upload()) == pytest.approx([10, 26, 26, 42, 45])


@pytest.mark.parametrize(
    ("head", "body", "status", "words"),
    [
        (b"Content-Length: 64000001", b"x", b"413", "一次发送的内容太多"),
        (b"Transfer-Encoding: chunked", b"fffffff\r\n", b"413", "一次发送的内容太多"),
        (b"Transfer-Encoding: chunked", b"5\r\nphotos\r\n", b"400", "收到的内容和发出时不一样"),
        (b"Content-Length: nine", b"x", b"400", "收到的内容和发出时不一样"),
    ],
)
def test_share_that_is_refused_gets_a_page_in_the_reader_s_language(
    running: Running, head: bytes, body: bytes, status: bytes, words: str
) -> None:
    """It says what happened and what to do; it isn't the page of a missing address."""
    reader = b"Accept-Language: zh-CN\r\n"
    with running.connect(
        b"POST /share HTTP/1.1\r\nHost: a\r\n", reader, head, b"\r\n\r\n", body
    ) as sock:
        answer = _rest(sock)
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert f"<title>{words}" in answer.decode()
    assert b"Connection: close" in answer


def test_reader_who_takes_no_answer_is_disconnected(
    deadlines: pytest.MonkeyPatch, release: Release
) -> None:
    """Further requests are not answered before the last answer is taken."""
    deadlines.setattr(connection, "TAKEN_WITHIN", SHORT)
    server = Running(release, 20)
    with server.connect() as sock:
        sock.setblocking(False)
        while not server.connections.open:
            threading.Event().wait(0.01)
        while server.connections.open:
            try:
                sock.send(REQUEST * 100)
            except BlockingIOError:
                continue
            except ConnectionError:
                break
    assert not server.connections.open
    server.stop()


@pytest.mark.usefixtures("deadlines")
def test_one_connection_too_many_closes_the_one_that_waits_longest(running: Running) -> None:
    """So a new reader is always served, however many connections are open."""
    with ExitStack() as held:
        for begun in (b"", b"GET /en/ HTTP/1.1\r\n", UPLOAD + b"x", REQUEST) * 25:
            held.enter_context(running.connect(begun))
        for _ in range(30):
            with running.connect(REQUEST) as sock:
                assert sock.recv(15) == b"HTTP/1.1 200 OK"
        assert len(running.connections.open) <= running.most


@pytest.mark.usefixtures("deadlines")
def test_requests_sent_at_once_are_answered_in_order(running: Running) -> None:
    """They come over one connection."""
    last = b"GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    chunked = b"POST /share HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunked += b"1\r\nx\r\n0\r\n\r\n"
    requests = (b"HEAD /en/ HTTP/1.1\r\nHost: a\r\n\r\n", UPLOAD + b"123456789", chunked, last)
    with running.connect(b"".join(requests)) as sock:
        answer = _rest(sock)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"200", b"200", b"200", b"404"]


@pytest.mark.usefixtures("deadlines")
def test_large_answers_arrive_whole(running: Running, release: Release) -> None:
    """The reader takes them slowly, one after the other."""
    request = b"GET /release.json HTTP/1.1\r\nHost: a\r\n"
    with running.connect() as sock:
        while not (running.made and running.made[-1].is_made):
            threading.Event().wait(0.01)
        theirs = running.made[-1].transport.get_extra_info("socket")
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        sock.sendall((request + b"\r\n") * 40 + request + b"Connection: close\r\n\r\n")
        while not running.made[-1].is_full:  # so nothing more is read
            threading.Event().wait(0.01)
        answer = _rest(sock)
    body = release.files["release.json"].body
    assert [part[-len(body) :] == body for part in answer.split(b"HTTP/1.1 200")[1:]] == [True] * 41


class Taken(asyncio.Transport):
    """A transport that takes everything at once, and counts the answers."""

    def __init__(self) -> None:
        """Begin without answers."""
        super().__init__()
        self.answers = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Count the answers."""
        self.answers += bytes(data).startswith(b"HTTP/1.1 200")

    def is_closing(self) -> bool:
        """Return that it stays open."""
        return False

    def pause_reading(self) -> None:
        """Do nothing: no more bytes come."""

    def resume_reading(self) -> None:
        """Do nothing: no more bytes come."""

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Do nothing: there are no limits."""


def _come_in(into: Connections, requests: int) -> tuple[Connection, Taken]:
    """Connect a reader who sends `requests` requests at once."""
    guest, wire = Connection(into), Taken()
    guest.connection_made(wire)
    place = guest.get_buffer(-1)
    data = REQUEST * requests
    place[: len(data)] = data
    guest.buffer_updated(len(data))
    return guest, wire


MANY = connection.SLICE // len(REQUEST)  # the most requests that are read at once


@pytest.mark.parametrize(("askers", "requests"), [(1, MANY), (200, 40)])
def test_readers_with_many_requests_leave_others_their_turn(
    release: Release, askers: int, requests: int
) -> None:
    """The server looks for new input after a few answers, however many requests wait."""

    async def ask() -> tuple[list[int], list[Taken]]:
        room = Connections(Answers(release, Config()), None)
        came = [_come_in(room, requests) for _ in range(askers)]
        counts = []
        while any(guest.buffer for guest, _wire in came):
            counts.append(sum(wire.answers for _guest, wire in came))
            await asyncio.sleep(0)
        return counts, [wire for _guest, wire in came]

    counts, wires = complete(ask())
    assert counts[0] == askers  # each gets one answer first
    assert max(later - earlier for earlier, later in pairwise(counts)) <= 20
    assert {wire.answers for wire in wires} == {requests}


def test_new_reader_is_answered_before_the_queued_requests_of_others(release: Release) -> None:
    """The others have their turns equally often."""

    async def ask() -> tuple[list[int], int]:
        room = Connections(Answers(release, Config()), None)
        came = [_come_in(room, 40)[1] for _ in range(200)]
        for _ in range(100):
            await asyncio.sleep(0)
        _guest, newcomer = _come_in(room, 1)
        return [wire.answers for wire in came], newcomer.answers

    answers, newcomer = complete(ask())
    assert newcomer == 1
    assert max(answers) - min(answers) <= 1


@pytest.mark.usefixtures("deadlines")
def test_reader_who_disconnects_causes_no_error(
    running: Running, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing more is written to the reader, or to the host's log."""
    for _ in range(20):
        with running.connect(REQUEST * 2_000) as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    while running.connections.open:
        threading.Event().wait(0.01)
    assert (caplog.text, capfd.readouterr().err) == ("", "")


@pytest.mark.usefixtures("deadlines")
def test_browser_that_waits_for_a_100_gets_it(running: Running) -> None:
    """It gets a 100 if the body is needed; otherwise it gets the answer at once."""
    expecting = UPLOAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
    with running.connect(expecting) as sock:
        assert sock.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        sock.sendall(b"123456789")
        assert sock.recv(15) == b"HTTP/1.1 200 OK"
    with running.connect(expecting.replace(b"/share", b"/en/")) as sock:
        assert sock.recv(12) == b"HTTP/1.1 405"


def test_error_in_an_answer_affects_one_reader(
    running: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The host sees the error, the reader doesn't."""
    monkeypatch.setattr(running.answers, "_at", lambda _asked: 1 // 0)
    with running.connect(b"GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n") as sock:
        answer = _rest(sock)
    assert answer.startswith(b"HTTP/1.1 500 ")
    assert b"ZeroDivision" not in answer
    assert "ZeroDivisionError in an answer" in capsys.readouterr().err
    with running.connect(REQUEST) as sock:
        assert sock.recv(15) == b"HTTP/1.1 200 OK"
