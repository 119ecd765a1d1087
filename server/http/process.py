"""The production server: processes that answer from the release, and how they come and go."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.net import SocketHolder  # type: ignore[attr-defined]
from granian.server.mp import MPServer

from server.core.config import Config

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADERS_WITHIN = 10  # seconds, for who sends them slowly, and between two requests
LARGEST_HEAD = 32_768  # bytes of request line and headers
WAITING = 4_096  # connections; who holds many open must not keep others out
STOPS_WITHIN = 20  # seconds for requests in flight; then a container's patience ends
LAST_CALL = 0.2  # seconds in which those who wait at the door are let in


class _SharedServer(MPServer):
    """Processes that accept from one socket: no connection hangs on one of them alone.

    Granian's own way on Linux is a socket for each; what waits at one is lost with it.
    """

    listener: socket.socket

    def _init_shared_socket(self) -> None:
        self._sso = self.listener
        # Its stubs know neither of the two.
        holder: Any = SocketHolder
        self._shd = holder(self.listener.fileno(), False, WAITING)

    def signal_handler_reload(self, *_: object, **__: object) -> None:
        """Pass it on: the processes stay, and no connection is closed."""
        for worker in self.wrks:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker.inner.pid, signal.SIGHUP)

    def _drop_shared_socket(self) -> None:
        if sys.platform == "linux":
            _refuse_silently(self.listener)
            time.sleep(LAST_CALL)
        super()._drop_shared_socket()  # type: ignore[no-untyped-call]


def serve(config: Config, load: Callable[[], WSGIApplication], ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, which let requests in flight come to their end.

    On SIGHUP each process calls `load` anew, and answers from that when it is there.
    Raises OSError where the address can't be listened on.
    """
    server = _SharedServer(
        "nobars",
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=config.workers,
        blocking_threads=config.threads,
        backlog=WAITING,
        backpressure=WAITING,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPS_WITHIN,
        websockets=False,
        log_enabled=False,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADERS_WITHIN * 1_000, max_buffer_size=LARGEST_HEAD
        ),
    )
    server.listener = _listen(config)
    server.on_startup(ready)
    server.serve(target_loader=partial(_Reloading, load), wrap_loader=False)


class _Reloading:
    """The app, which another takes the place of on SIGHUP; no request notices."""

    def __init__(self, load: Callable[[], WSGIApplication]) -> None:
        _hang_on_parent()
        self.load = load
        signal.signal(signal.SIGHUP, lambda _number, _frame: self.reload())
        self.app = load()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self.app(environ, start)

    def reload(self) -> None:
        try:
            self.app = self.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it is, the old one serves)
            sys.stderr.write(f"nobars: not loaded anew, and serving what was: {error}\n")


def _listen(config: Config) -> socket.socket:
    """Listen where the settings say; in this process, so that errors come early."""
    family, *_, address = socket.getaddrinfo(
        config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.create_server(address[:2], family=family, backlog=WAITING)
    listener.setblocking(False)
    return listener


def _refuse_silently(listener: socket.socket) -> None:
    """Let no new connection in, and leave those that wait to be accepted.

    To close the listener would reset them. A filter that drops every packet stops only new ones;
    who sends them tries again a moment later, and finds the port closed.
    """
    drop_all = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0))  # BPF: return 0
    program = struct.pack("HP", 1, ctypes.addressof(drop_all))
    with contextlib.suppress(OSError):
        listener.setsockopt(socket.SOL_SOCKET, 26, program)  # SO_ATTACH_FILTER


def _hang_on_parent() -> None:
    """Go when the parent goes, and not before (Linux; elsewhere a killed one leaves orphans).

    Ctrl-C reaches a whole group of processes; it is the parent that ends them in order.
    """
    if sys.platform == "linux":
        os.setpgrp()
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
