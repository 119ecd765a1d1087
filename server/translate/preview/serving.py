"""The preview's own server: for one person, on this machine, and without more to install."""

from __future__ import annotations

import socket

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"  # unless somebody asks for more: this server writes files
EVERYWHERE = "0.0.0.0"  # noqa: S104 (behind the guard's entrance, by --lan alone)


class _Handler(WSGIRequestHandler):
    """Keeps connections open, since a page asks for much at once, and says nothing of each."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Leave the terminal to what a translator has to know."""


def listen(port: int, host: str = HOST) -> socket.socket:
    """Listen on a port of this machine, 0 for one that is free. Raises OSError."""
    return socket.create_server((host, port), backlog=128)


def server_of(app: Flask, listener: socket.socket) -> BaseWSGIServer:
    """Prepare to answer with `app`; `serve_forever` does."""
    host, port = listener.getsockname()
    fd = listener.detach()
    return make_server(host, port, app, threaded=True, request_handler=_Handler, fd=fd)
