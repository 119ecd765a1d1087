"""The preview's server: Werkzeug's, for one person on this machine."""

from __future__ import annotations

import socket

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"  # by default, since this server writes files
EVERYWHERE = "0.0.0.0"  # noqa: S104 (only with --lan, and the guard's entrance)


class _Handler(WSGIRequestHandler):
    """A handler that keeps connections open, because a page has many files, and logs nothing."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: the terminal is for messages to the translator."""


def listen(port: int, host: str = HOST) -> socket.socket:
    """Return a socket that listens on a port, 0 for any free one. Raise OSError."""
    return socket.create_server((host, port), backlog=128)


def server_of(app: Flask, listener: socket.socket) -> BaseWSGIServer:
    """Return a server of `app`; its `serve_forever` begins to answer."""
    host, port = listener.getsockname()
    fd = listener.detach()
    return make_server(host, port, app, threaded=True, request_handler=_Handler, fd=fd)
