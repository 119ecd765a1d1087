"""All open connections of a process: they share the answers, a clock, a limit, and turns."""

from __future__ import annotations

import asyncio
import resource
import time
from collections import deque
from email.utils import formatdate
from typing import Protocol

from server.http.access_log import AccessLog
from server.http.answer import Answer, Asked
from server.http.answers import Answers

AT_ONCE = 16  # turns of connections before the event loop looks for new input
TICK = 0.5  # seconds between two looks at the clock, which is the accuracy of deadlines
MOST = 8_192  # connections; beyond that, the one that has waited longest is closed
SPARE = 64  # file descriptors for other files of the process
LAST_ASKED = 1.0  # seconds for a last request, when the server stops
LINGER = 2.0  # seconds for a reader to take what was sent before the connection is cut


class OpenConnection(Protocol):
    """A connection, as `Connections` needs it. `due` is its deadline, in monotonic seconds."""

    due: float

    @property
    def is_idle(self) -> bool:
        """Whether it waits between two requests."""

    def go_on(self) -> None:
        """Use its turn: send the next answer, or a part of one."""

    def expire(self) -> None:
        """Close, because the deadline is past."""

    def abort(self) -> None:
        """Close at once."""


class Connections:
    """The open connections of a process; those whose deadline is past are closed."""

    def __init__(self, answers: Answers, access_log: AccessLog | None) -> None:
        """Begin without connections; `run` must run to enforce deadlines."""
        self.answers = answers
        self.access_log = access_log
        self.open: dict[OpenConnection, None] = {}  # ordered: the longest without a request first
        self.queue: deque[OpenConnection] = deque()  # those with more to do, each once
        self.is_scheduled = False
        self.most = _most()
        self.is_closing = False
        self.empty = asyncio.Event()
        self._look_at_clock()

    def add(self, connection: OpenConnection) -> None:
        """Add a connection. If that is one too many, abort the longest without a request."""
        self.open[connection] = None
        if len(self.open) > self.most:
            next(iter(self.open)).abort()

    def answer(self, connection: OpenConnection, asked: Asked) -> Answer:
        """Return the answer to a request, and note that this connection was used last."""
        self.open[connection] = self.open.pop(connection, None)
        begun = time.perf_counter()
        answer = self.answers.answer(asked)
        if self.access_log:
            self.access_log.write(asked, answer, self.answers.release.id, begun)
        return answer

    def enqueue(self, connection: OpenConnection) -> None:
        """Give a connection its turn after those that are queued already.

        So a new connection waits only for a few answers, even if thousands ask at once.
        """
        self.queue.append(connection)
        self._schedule()

    def _schedule(self) -> None:
        if self.queue and not self.is_scheduled:
            self.is_scheduled = True
            asyncio.get_running_loop().call_soon(self._run_queue)

    def _run_queue(self) -> None:
        try:
            for _ in range(AT_ONCE):
                if self.queue:
                    self.queue.popleft().go_on()
        finally:
            self.is_scheduled = False
            self._schedule()

    def remove(self, connection: OpenConnection) -> None:
        """Remove a connection that has ended."""
        self.open.pop(connection, None)
        if self.is_closing and not self.open:
            self.empty.set()

    def close(self) -> None:
        """Begin to close: `empty` is set when all connections have got their answers and ended.

        A connection between two requests may send one more within `LAST_ASKED` seconds.
        """
        self.is_closing = True
        for connection in self.open:
            if connection.is_idle:
                connection.due = min(connection.due, self.now + LAST_ASKED)
        if not self.open:
            self.empty.set()

    async def run(self) -> None:
        """Close connections whose deadline is past, as long as the process serves."""
        while True:
            await asyncio.sleep(TICK)
            self._look_at_clock()
            for connection in [*self.open]:
                if connection.due < self.now:
                    connection.expire()

    def _look_at_clock(self) -> None:
        self.now = time.monotonic()
        self.date = f"Date: {formatdate(usegmt=True)}\r\n".encode()


def _most() -> int:
    """Return how many connections may be open, after raising the limit of the system."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        soft = allowed
    return min(MOST, soft - SPARE)
