"""A server with the faults of real networks: it stalls, lies, dies, and deploys at the wrong time.

It answers from a release like the real app, except at paths for which a test sets another answer.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any, Self

import brotli
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.test import run_wsgi_app

from server.app import create_app
from server.core.config import Config
from server.release.model import Release

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATIENCE = 30  # seconds after which a stalled body ends, if the client doesn't close it
MARK = b"<!-- optimized -->"
TLS_ALERT = b"\x15\x03\x01\x00\x02\x02\x28"


@dataclass
class Reply:
    """A response before it is sent; a test may change it, and the way in which its body is sent."""

    status: int
    headers: dict[str, str]
    body: bytes
    closing: threading.Event


Mischief = Callable[[Reply], Iterable[bytes]]


@dataclass(frozen=True)
class Exchange:
    """A request, and the bytes of body that were sent for it; `head` are those of the headers."""

    path: str
    status: int
    sent: int
    head: int = 0


class _QuietHandler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
        """Log nothing: tests read `HostileServer.log`."""


@dataclass
class HostileServer:
    """The app on a port of its own. `stop` has the effect of a killed process."""

    release: Release
    log: list[Exchange] = field(default_factory=list)
    mischief: dict[str, Mischief] = field(default_factory=dict)
    budget: int | None = None
    garbles: bool = False
    port: int = 0
    purse: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Begin to listen."""
        self.deploy(self.release)
        self.start()

    @property
    def url(self) -> str:
        """The origin, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def deploy(self, release: Release) -> None:
        """Serve another release from the next request on."""
        self.release = release
        self.app: WSGIApplication = create_app(Config(), release)

    def alternate(self, *releases: Release) -> None:
        """Answer requests with these releases in turn, like a balancer during a deploy."""
        turns = cycle([create_app(Config(), each) for each in releases])

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            return next(turns)(environ, start)

        self.app = answer

    def start(self) -> Self:
        """Listen on the same port as before."""
        self.closing = threading.Event()
        self.listener: BaseWSGIServer = make_server(
            "127.0.0.1", self.port, self.respond, threaded=True, request_handler=_QuietHandler
        )
        self.port = self.listener.server_port
        threading.Thread(target=self.listener.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Refuse connections from now on, and end stalled ones."""
        self.closing.set()
        self.listener.shutdown()
        self.listener.server_close()

    def die_after(self, size: int) -> None:
        """Break every connection after so many bytes of bodies."""
        self.budget = size

    def recover(self) -> None:
        """Behave like the real app again."""
        self.budget = None
        self.mischief.clear()

    def fetched(self) -> list[str]:
        """Return the paths of sent bodies in order, and begin a new record."""
        paths = [each.path for each in self.log if each.sent]
        self.log.clear()
        return paths

    def respond(self, environ: WSGIEnvironment, start: StartResponse) -> Iterator[bytes]:
        """Answer like the app, or as a test wants it at this path."""
        path = environ["PATH_INFO"]
        if self.garbles:
            environ["werkzeug.socket"].sendall(TLS_ALERT)
            break_connection(environ["werkzeug.socket"])
        chunks, status, headers = run_wsgi_app(self.app, environ, buffered=True)
        reply = Reply(int(status.split()[0]), dict(headers), b"".join(chunks), self.closing)
        body = self.mischief.get(path, _honestly)(reply)
        sent = 0
        try:
            head = f"{reply.status} {status.split(maxsplit=1)[1]}"
            start(head, list(reply.headers.items()))
            for chunk in body:
                affordable = self._spend(chunk)
                sent += len(affordable)
                yield affordable
                if len(affordable) < len(chunk):
                    break_connection(environ["werkzeug.socket"])
        finally:
            names = sum(len(f"{name}: {value}\r\n") for name, value in reply.headers.items())
            self.log.append(
                Exchange(path, reply.status, sent, names + len("HTTP/1.1 200 OK\r\n\r\n"))
            )

    def _spend(self, chunk: bytes) -> bytes:
        with self.purse:
            if self.budget is None:
                return chunk
            affordable = chunk[: self.budget]
            self.budget -= len(affordable)
            return affordable


def break_connection(connection: socket.socket) -> None:
    """End a connection before the end of the response."""
    connection.shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError


def _honestly(reply: Reply) -> Iterable[bytes]:
    return [reply.body]


def stalls(reply: Reply) -> Iterator[bytes]:
    """Send the headers and half of the body, then nothing more."""
    yield reply.body[: len(reply.body) // 2]
    reply.closing.wait(PATIENCE)
    raise ConnectionAbortedError


def trickles(reply: Reply) -> Iterator[bytes]:
    """Send a byte from time to time, without an end."""
    for byte in reply.body:
        yield bytes([byte])
        if reply.closing.wait(0.1):
            raise ConnectionAbortedError


def truncates(reply: Reply) -> Iterator[bytes]:
    """Announce the whole body, send half, and close."""
    yield reply.body[: len(reply.body) // 2]


def signs_in(reply: Reply) -> Iterable[bytes]:
    """Answer 200 with the sign-in page of a hotel's Wi-Fi."""
    page = b"<!doctype html><title>Welcome to our Wi-Fi</title><h1>Please sign in</h1>"
    return _answer(reply, page, "text/html")


def rewrites(reply: Reply) -> Iterable[bytes]:
    """Change a page as some proxies do."""
    return _change(reply, lambda body: body + MARK)


def rewrites_within(reply: Reply) -> Iterable[bytes]:
    """Change each page of a bundle in the same way."""
    return _change(reply, lambda body: body.replace(b"</html>", MARK + b"</html>"))


def mistypes(reply: Reply) -> Iterable[bytes]:
    """Send the right bytes with a wrong type."""
    return _answer(reply, reply.body, "text/plain")


def is_missing(reply: Reply) -> Iterable[bytes]:
    """Answer 404."""
    reply.status = 404
    return _answer(reply, b"Not here", "text/plain")


def lasts_long(reply: Reply) -> Iterable[bytes]:
    """Let every cache keep it for a year without asking."""
    reply.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return [reply.body]


def varies(reply: Reply) -> Iterable[bytes]:
    """Say that the answer depends on cookies, and set one."""
    reply.headers |= {"Vary": "Cookie", "Set-Cookie": "seen=1"}
    return [reply.body]


def _change(reply: Reply, change: Callable[[bytes], bytes]) -> Iterable[bytes]:
    kind = reply.headers["Content-Type"]
    if reply.headers.get("Content-Encoding") != "br":
        return _answer(reply, change(reply.body), kind)
    changed = change(brotli.decompress(reply.body))
    body = _answer(reply, brotli.compress(changed, quality=5), kind)
    reply.headers["Content-Encoding"] = "br"
    return body


def _answer(reply: Reply, body: bytes, kind: str) -> Iterable[bytes]:
    for name in ("ETag", "Content-Encoding"):
        reply.headers.pop(name, None)
    reply.headers |= {"Content-Type": kind, "Content-Length": str(len(body))}
    reply.body = body
    return [body]
