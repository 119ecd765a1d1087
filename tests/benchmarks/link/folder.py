"""A built site served from a folder with brotli, for a peer of ours."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

PACKED = {"application/pdf", "font/woff2", "image/png", "image/jpeg"}  # brotli gains nothing


class Folder:
    """Serves the files of a folder at a port of the loopback, each compressed once."""

    def __init__(self, root: Path) -> None:
        """Listen; `port` is where."""
        self.server = _Server(("127.0.0.1", 0), _handler(root.resolve()))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self.server.shutdown()
        self.server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Print nothing: a browser that is closed cuts its connections."""


def _handler(root: Path) -> type[BaseHTTPRequestHandler]:
    read = cache(_reading(root))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer with a file, or with 404."""
            found = read(unquote(urlsplit(self.path).path))
            kind, body = found or ("text/plain", b"")
            self.send_response_only(200 if found else 404)
            self.send_header("Content-Type", kind)
            if found and kind not in PACKED:
                self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    return Handler


def _reading(root: Path) -> Callable[[str], tuple[str, bytes] | None]:
    """Return what reads the type and the body of the file at a path, None if there is none."""

    def read(path: str) -> tuple[str, bytes] | None:
        file = (root / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(root) or not file.is_file():
            return None
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        return kind, body if kind in PACKED else brotli.compress(body)

    return read
