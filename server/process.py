"""The production server: processes that answer from the release, and how they come and go."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from server.config import Config

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HEADERS_WITHIN = 10  # seconds, for who sends them slowly, and between two requests
LARGEST_HEAD = 32_768  # bytes of request line and headers
WAITING = 4_096  # connections; who holds many open must not keep others out
STOPS_WITHIN = 20  # seconds for requests in flight; then a container's patience ends
OVERLAP = 1  # seconds for which the old processes go on when new ones take over


def serve(config: Config, load: Callable[[], WSGIApplication], ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, which let requests in flight come to their end.

    On SIGHUP `load` is called anew in new processes, and the old ones go when those answer.
    Raises OSError where the address can't be listened on.
    """
    server = Server(
        "nobars",
        address=_resolve(config),
        port=config.port,
        interface=Interfaces.WSGI,
        workers=config.workers,
        blocking_threads=config.threads,
        backlog=WAITING,
        backpressure=WAITING,
        respawn_interval=OVERLAP,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPS_WITHIN,
        websockets=False,
        log_enabled=False,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADERS_WITHIN * 1_000, max_buffer_size=LARGEST_HEAD
        ),
    )
    server.on_startup(ready)
    server.serve(target_loader=partial(_load, load), wrap_loader=False)


def _load(load: Callable[[], WSGIApplication]) -> WSGIApplication:
    _die_with_parent()
    return load()


def _resolve(config: Config) -> str:
    """Give the address of the host's name, if it can be listened on; so errors come early."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
    return str(address[0])


def _die_with_parent() -> None:
    """Let no orphan answer for a server that was killed (Linux; elsewhere it may)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
