"""The production server: a parent process that listens, and children that answer.

Each child is one thread with the whole release in memory. The parent starts children, replaces
those that have ended, and passes signals on to them.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable

from server.core.config import Config
from server.http.answers import Answers
from server.http.lines import complain
from server.http.serving import answer_from
from server.http.silence import refuse_silently

WAITING = 4_096  # connections that wait to be accepted
STOPS_WITHIN = 20  # seconds for requests in flight, before a container's runtime kills the server
RESTART_AFTER = 1.0  # seconds before a child is replaced that has lived no longer than that
SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM}


def serve(config: Config, load: Callable[[], Answers], ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, after which requests in flight are still answered.

    `ready` is called once the children are started. On SIGHUP, each process calls `load` again,
    and answers from its result. Raise OSError if the server can't listen at its address.
    """
    listener = listen(config)
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # `watch` waits for them
    parent = _Parent(config, load, listener)
    parent.start()
    ready()
    parent.watch()


class _Parent:
    """The parent of as many children as the settings say."""

    def __init__(
        self, config: Config, load: Callable[[], Answers], listener: socket.socket
    ) -> None:
        self.config = config
        self.load = load
        self.listener = listener
        self.answers = load()
        self.children: dict[int, float] = {}  # process id → time of its start
        self.is_stopping = False
        self.lifeline = os.pipe()  # children read it: it ends with the parent, and they stop then

    def start(self) -> None:
        while len(self.children) < self.config.workers:
            child = os.fork()
            if child == 0:
                os.close(self.lifeline[1])
                answer_from(self.answers, self.load, self.listener, self.config, self.lifeline[0])
            self.children[child] = time.monotonic()

    def watch(self) -> None:
        """Handle signals until all children have ended."""
        while self.children:
            number = signal.sigwait(SIGNALS)
            if number == signal.SIGCHLD:
                self._replace_ended()
            elif number == signal.SIGHUP:
                self._reload()
            elif number == signal.SIGALRM:
                self._tell(signal.SIGKILL)
            elif not self.is_stopping:
                self._stop()

    def _replace_ended(self) -> None:
        """Remove the children that have ended, and start others instead."""
        for child in [*self.children]:
            ended, _status = os.waitpid(child, os.WNOHANG)
            if ended:
                lived = time.monotonic() - self.children.pop(child)
                if not self.is_stopping and lived < RESTART_AFTER:
                    time.sleep(RESTART_AFTER)
        if not self.is_stopping:
            self.start()

    def _reload(self) -> None:
        """Load the present release in all processes; if it can't be loaded, keep the old one."""
        try:
            self.answers = self.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 (the old one is served after any)
            complain(f"not loaded anew, and serving what was: {error}")
        else:
            self._tell(signal.SIGHUP)

    def _stop(self) -> None:
        self.is_stopping = True
        refuse_silently(self.listener)
        self.listener.close()  # those of the children stay open, and accept waiting connections
        self._tell(signal.SIGTERM)
        signal.alarm(STOPS_WITHIN)

    def _tell(self, number: signal.Signals) -> None:
        for child in self.children:
            os.kill(child, number)


def listen(config: Config) -> socket.socket:
    """Return a socket that listens at the address of the settings. Raise OSError."""
    family, *_, address = socket.getaddrinfo(
        config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.create_server(address[:2], family=family, backlog=WAITING)
    listener.setblocking(False)
    return listener
