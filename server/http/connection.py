"""One connection: requests come in, answers go out, and nothing waits without a deadline.

HTTP/1.1 without TLS, which is the business of the proxy in front. All of a process's connections
share one thread; to hold one costs memory alone.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import cast

from server.http.answer import Answer, Asked
from server.http.bodies import Body
from server.http.door import LINGER, Door
from server.http.head import BEGINNING, LARGEST, Request, parse
from server.http.lines import complain
from server.http.refusal import BAD, BROKEN, LONG_HEAD, REFUSALS, TIMED_OUT, Refused

HEAD_WITHIN = 10.0  # seconds: for a whole head, and between two requests
BODY_WITHIN = 30.0  # seconds for a body, and again for each step of one over a bad link
BODY_STEP = 60_000  # bytes
BODY_ENDS = 600.0  # seconds for a whole body, however steadily it comes
TAKEN_WITHIN = 60.0  # seconds for a reader to take an answer
SLICE = 16_384  # bytes that are read, or given to the system, at once: so little each one holds
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
END = b"\r\n\r\n"


# What is read is dealt with at once: one place for all connections of the process.
ARRIVED = memoryview(bytearray(SLICE))


class Connection(asyncio.BufferedProtocol):
    """A reader. At each moment it waits for a head, or a body, or to be read, or its end."""

    def __init__(self, door: Door) -> None:
        """Wait to be connected."""
        self.door = door
        self.due = door.now + HEAD_WITHIN
        self.buffer = b""
        self.rest: bytes | memoryview = b""  # of an answer's body, while its beginning is taken
        self.taken_by = self.due  # when all of the answer must be with the reader
        self.is_last = False  # no answer follows the one that is sent
        self.request: Request | None = None  # while its body comes in
        self.body_by = self.due  # when all of it must be here
        self.body_step = 0  # bytes of it that give it more time when they are here
        self.is_new = True  # nothing was asked yet
        self.is_full = False  # the reader has not yet taken what was sent
        self.is_ending = False  # nothing more is read
        self.is_in_line = False  # to go on, when others have had their turn

    @property
    def is_idle(self) -> bool:
        """Whether it waits between two requests."""
        waits_for_head = not (self.buffer or self.request or self.is_full)
        return waits_for_head and not self.is_new and not self.is_ending

    @property
    def is_waiting(self) -> bool:
        """Whether no further request is answered, for now or for good."""
        return self.is_full or self.is_ending or self.transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.set_write_buffer_limits(0)  # so that we are told of all that isn't taken
        self.door.enter(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """Be gone, for whatever reason."""
        self.is_ending = True
        self.door.exit(self)

    def eof_received(self) -> None:
        """Close when what was sent is taken: who hangs up asks for nothing more."""

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Say where to put what arrives."""
        return ARRIVED

    def buffer_updated(self, nbytes: int) -> None:
        """Take in what has arrived."""
        self.take(bytes(ARRIVED[:nbytes]))

    def take(self, data: bytes) -> None:
        """Go on with these bytes."""
        if self.is_ending:
            return
        self.buffer += data
        try:
            self._answer_next()
        except Refused as refusal:
            self._send(REFUSALS[refusal.status], keep=False)
        except Exception as error:  # noqa: BLE001 (a fault of ours costs this reader, not the others)
            complain(f"{type(error).__name__} in an answer: {error}")
            self._send(REFUSALS[BROKEN], keep=False)

    def pause_writing(self) -> None:
        """Read no further request until the last answer is taken."""
        self.is_full = True
        self.due = self.taken_by
        with contextlib.suppress(RuntimeError):  # it is closing
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Go on in turn, and not before the transport is done with what it has called us from."""
        self._line_up()

    def expire(self) -> None:
        """End, because the deadline is past: in words to who has begun a request."""
        if self.is_in_line:
            return  # it waits for us
        if self.is_ending or self.is_full:
            self.leave()
        elif self.buffer or self.request:
            self._send(REFUSALS[TIMED_OUT], keep=False)
        else:
            self._end()

    def leave(self) -> None:
        """End at once."""
        self.is_ending = True
        self.door.exit(self)
        self.transport.abort()

    def go_on(self) -> None:
        """Send a part of the rest of the answer; or take in what was asked meanwhile."""
        self.is_in_line = False
        if self.transport.is_closing():
            return
        if self.is_full:
            self.is_full = False
            self.due = self.door.now + (LINGER if self.is_ending else HEAD_WITHIN)
            self._write_rest()
        if not self.is_full:
            self.take(b"")
        if not self.is_full and not self.is_in_line:
            self.transport.resume_reading()

    def _line_up(self) -> None:
        if not self.is_in_line:
            self.is_in_line = True
            self.door.line_up(self)

    def _answer_next(self) -> None:
        """Answer the next request, if all of it is there. Others have their turn before more."""
        has_answered = False
        while self.buffer and not self.is_waiting and not has_answered:
            if self.request:
                has_answered = self._take_body(self.request, cast("Body", self.request.body))
                continue
            end = self.buffer.find(END)
            if not BEGINNING.match(self.buffer):  # as of TLS, on a port without it
                raise Refused(BAD)
            if end < 0 and self.buffer.count(b"\n") > self.buffer.count(b"\r\n"):
                raise Refused(BAD)  # its lines end otherwise than ours, and so it has no end
            if end < 0 and len(self.buffer) <= LARGEST:
                return
            if end < 0 or end > LARGEST:
                raise Refused(LONG_HEAD)
            head, self.buffer = self.buffer[: end + 2], self.buffer[end + 4 :]
            has_answered = self._begin(parse(head.removeprefix(b"\r\n")))  # RFC 9112, 2.2
        if self.buffer and not self.is_waiting:
            self.transport.pause_reading()
            self._line_up()

    def _begin(self, request: Request) -> bool:
        """Answer a request, and return True; or wait for its body."""
        self.is_new = False
        if request.body is None:
            self._respond(request.asked, keep=request.keeps)
            return True
        answer = self.door.answers.answer(request.asked)
        if not answer.takes_body:  # what is refused anyway need not come
            self._respond(request.asked, keep=False)
            return True
        self.request = request
        self.due = self.door.now + BODY_WITHIN
        self.body_by = self.door.now + BODY_ENDS
        self.body_step = BODY_STEP
        if request.waits:
            self.transport.write(CONTINUE)
        return False

    def _take_body(self, request: Request, body: Body) -> bool:
        """Take in a part of the body. Return False while more of it must come."""
        self.body_step -= len(self.buffer)
        rest = body.take(self.buffer)
        self.buffer = rest or b""
        if rest is None:
            if self.body_step <= 0:
                self.body_step = BODY_STEP
                self.due = min(self.door.now + BODY_WITHIN, self.body_by)
            return False
        self.request = None
        self._respond(request.asked, keep=request.keeps)
        return True

    def _respond(self, asked: Asked, *, keep: bool) -> None:
        answer = self.door.serve(self, asked)
        self._send(answer, keep=keep, whole=asked.method != "HEAD")

    def _send(self, answer: Answer, *, keep: bool, whole: bool = True) -> None:
        keep = keep and not self.door.is_closing
        connection = b"" if keep else b"Connection: close\r\n"
        body = answer.body if whole else b""
        self.due = self.door.now + HEAD_WITHIN
        self.taken_by = self.door.now + TAKEN_WITHIN
        self.is_last = not keep
        first = (answer.head, self.door.date, connection, b"\r\n", body[:SLICE])
        self.rest = memoryview(body)[SLICE:]  # which all connections share
        self.transport.write(b"".join(first))
        self._write_rest()

    def _write_rest(self) -> None:
        """Write on until the reader has to take some of it, or to the end."""
        while self.rest and not self.is_full:
            part, self.rest = self.rest[:SLICE], self.rest[SLICE:]
            self.transport.write(part)
        if self.is_last and not self.rest:
            self._end()

    def _end(self) -> None:
        """Say that nothing more comes, and let the reader take it before the connection is cut.

        To close on bytes that weren't read would throw away what we have sent.
        """
        self.is_ending = True
        self.due = self.door.now + (TAKEN_WITHIN if self.is_full else LINGER)
        with contextlib.suppress(OSError, RuntimeError):
            self.transport.write_eof()
