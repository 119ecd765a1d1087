"""The production server: processes that answer from one socket, and how they come and go.

A parent listens, and its children answer: each of them is one thread that holds the whole release.
The parent does nothing but start them anew, and pass on what it is told by signals.
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

WAITING = 4_096  # connections that wait to be let in
STOPS_WITHIN = 20  # seconds for requests in flight; then a container's patience ends
DIES_YOUNG = 1.0  # seconds; a process that does is not started anew at once
SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM}


def serve(config: Config, load: Callable[[], Answers], ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, which let requests in flight come to their end.

    On SIGHUP each process calls `load` anew, and answers from that when it is there.
    Raises OSError where the address can't be listened on.
    """
    listener = _listen(config)
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # each is waited for, none interrupts
    parent = _Parent(config, load, listener)
    parent.start()
    ready()
    parent.watch()


class _Parent:
    """Keeps as many children as the settings say."""

    def __init__(
        self, config: Config, load: Callable[[], Answers], listener: socket.socket
    ) -> None:
        self.config = config
        self.load = load
        self.listener = listener
        self.answers = load()
        self.children: dict[int, float] = {}  # by process id, when each was started
        self.is_stopping = False
        self.lifeline = os.pipe()  # children hold one end; when the other is gone, so are they

    def start(self) -> None:
        while len(self.children) < self.config.workers:
            child = os.fork()
            if child == 0:
                os.close(self.lifeline[1])
                answer_from(self.answers, self.load, self.listener, self.config, self.lifeline[0])
            self.children[child] = time.monotonic()

    def watch(self) -> None:
        """Wait for signals until all children are gone."""
        while self.children:
            number = signal.sigwait(SIGNALS)
            if number == signal.SIGCHLD:
                self._bury()
            elif number == signal.SIGHUP:
                self._reload()
            elif number == signal.SIGALRM:
                self._tell(signal.SIGKILL)
            elif not self.is_stopping:
                self._stop()

    def _bury(self) -> None:
        """Note which children have ended, and start others in their place."""
        for child in [*self.children]:
            ended, _status = os.waitpid(child, os.WNOHANG)
            if ended:
                lived = time.monotonic() - self.children.pop(child)
                if not self.is_stopping and lived < DIES_YOUNG:
                    time.sleep(DIES_YOUNG)
        if not self.is_stopping:
            self.start()

    def _reload(self) -> None:
        """Let all answer from the release that is there now; a bad one leaves the old."""
        try:
            self.answers = self.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it is, the old one serves)
            complain(f"not loaded anew, and serving what was: {error}")
        else:
            self._tell(signal.SIGHUP)

    def _stop(self) -> None:
        self.is_stopping = True
        refuse_silently(self.listener)
        self.listener.close()  # the children's own stays open, and who waits there is let in
        self._tell(signal.SIGTERM)
        signal.alarm(STOPS_WITHIN)

    def _tell(self, number: signal.Signals) -> None:
        for child in self.children:
            os.kill(child, number)


def _listen(config: Config) -> socket.socket:
    """Listen where the settings say; in this process, so that errors come early."""
    family, *_, address = socket.getaddrinfo(
        config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.create_server(address[:2], family=family, backlog=WAITING)
    listener.setblocking(False)
    return listener
