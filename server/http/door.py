"""What all connections of a process share: the answers, the clock, and who is let in."""

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

AT_ONCE = 16  # small things to be done, before there is a look at who else has sent something
TICK = 0.5  # seconds between two looks at the clock: so exact is each deadline
MOST = 8_192  # connections; who holds many open must not keep others out
SPARE = 64  # files that a process opens besides
LAST_ASKED = 1.0  # seconds for a last request, when the server stops
LINGER = 2.0  # seconds for a reader to take what was sent before the connection is cut


class Guest(Protocol):
    """A connection, as the door sees it."""

    due: float

    @property
    def is_idle(self) -> bool:
        """Whether it waits between two requests."""

    def go_on(self) -> None:
        """Do the next small thing: an answer, or a part of one."""

    def expire(self) -> None:
        """End, because the deadline is past."""

    def leave(self) -> None:
        """End at once."""


class Door:
    """Lets connections in, and shows out who holds one longer than the deadline."""

    def __init__(self, answers: Answers, access_log: AccessLog | None) -> None:
        """Open the door; `run` keeps its clock."""
        self.answers = answers
        self.access_log = access_log
        self.guests: dict[Guest, None] = {}  # who has waited longest stands first
        self.line: deque[Guest] = deque()  # who has more to be done, each once
        self.is_line_seen_to = False
        self.most = _most()
        self.is_closing = False
        self.empty = asyncio.Event()
        self._look_at_clock()

    def enter(self, guest: Guest) -> None:
        """Let a connection in. If it is one too many, the one that has waited longest goes."""
        self.guests[guest] = None
        if len(self.guests) > self.most:
            next(iter(self.guests)).leave()

    def serve(self, guest: Guest, asked: Asked) -> Answer:
        """Return the answer to a request; who has asked is the last to be shown out."""
        self.guests[guest] = self.guests.pop(guest, None)
        begun = time.perf_counter()
        answer = self.answers.answer(asked)
        if self.access_log:
            self.access_log.write(asked, answer, self.answers.release.id, begun)
        return answer

    def line_up(self, guest: Guest) -> None:
        """Let a connection go on when those before it have had their turn.

        So whoever comes waits for no more than a few answers, whatever thousands have asked for.
        """
        self.line.append(guest)
        self._see_to_line()

    def _see_to_line(self) -> None:
        if self.line and not self.is_line_seen_to:
            self.is_line_seen_to = True
            asyncio.get_running_loop().call_soon(self._move_line)

    def _move_line(self) -> None:
        try:
            for _ in range(AT_ONCE):
                if self.line:
                    self.line.popleft().go_on()
        finally:
            self.is_line_seen_to = False
            self._see_to_line()

    def exit(self, guest: Guest) -> None:
        """Forget a connection that has ended."""
        self.guests.pop(guest, None)
        if self.is_closing and not self.guests:
            self.empty.set()

    def close(self) -> None:
        """Answer who is in, and then be empty. Who waits between two requests may ask once more."""
        self.is_closing = True
        for guest in self.guests:
            if guest.is_idle:
                guest.due = min(guest.due, self.now + LAST_ASKED)
        if not self.guests:
            self.empty.set()

    async def run(self) -> None:
        """Show out who is overdue, for as long as the process serves."""
        while True:
            await asyncio.sleep(TICK)
            self._look_at_clock()
            for guest in [*self.guests]:
                if guest.due < self.now:
                    guest.expire()

    def _look_at_clock(self) -> None:
        self.now = time.monotonic()
        self.date = f"Date: {formatdate(usegmt=True)}\r\n".encode()


def _most() -> int:
    """Return how many connections may be open, after asking the system for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        soft = allowed
    return min(MOST, soft - SPARE)
