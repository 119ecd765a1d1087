"""A connection: it reads requests, sends answers, and has a deadline for each wait.

It speaks HTTP/1.1 without TLS, which the proxy in front adds. All connections of a process share
one thread, so an open connection needs nothing but memory.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import cast

from server.http.answer import Answer, Asked
from server.http.bodies import Body
from server.http.connections import LINGER, Connections
from server.http.head import BEGINNING, LARGEST, Request, parse
from server.http.lines import complain
from server.http.refusal import BAD, BROKEN, LONG_HEAD, REFUSALS, TIMED_OUT, Refused

HEAD_WITHIN = 10.0  # seconds: for a whole head, and between two requests
BODY_WITHIN = 30.0  # seconds for a body; on a bad link, each step of it gets as many again
BODY_STEP = 60_000  # bytes of a step
BODY_ENDS = 600.0  # seconds for a whole body, even if it arrives steadily
TAKEN_WITHIN = 60.0  # seconds for a reader to take an answer
SLICE = 16_384  # bytes that are read or written at once, to bound the memory of a connection
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
END = b"\r\n\r\n"


# All connections of the process read into this one buffer, and empty it at once.
ARRIVED = memoryview(bytearray(SLICE))


class Connection(asyncio.BufferedProtocol):
    """A connection: it waits for a head, a body, a reader that takes data, or its end."""

    def __init__(self, connections: Connections) -> None:
        """Make the protocol of a connection that is about to be made."""
        self.connections = connections
        self.due = connections.now + HEAD_WITHIN
        self.buffer = b""
        self.rest: bytes | memoryview = b""  # the part of an answer's body that isn't written yet
        self.taken_by = self.due  # deadline for the reader to take the whole answer
        self.is_last = False  # no answer follows the present one
        self.request: Request | None = None  # while its body is read
        self.body_by = self.due  # deadline for the whole body
        self.body_step = 0  # bytes that are left until the body gets more time
        self.is_new = True  # no request has come yet
        self.is_full = False  # the reader has not yet taken the sent data
        self.is_ending = False  # nothing more is read
        self.is_queued = False  # it waits for its turn

    @property
    def is_idle(self) -> bool:
        """Whether it waits between two requests."""
        waits_for_head = not (self.buffer or self.request or self.is_full)
        return waits_for_head and not self.is_new and not self.is_ending

    @property
    def is_waiting(self) -> bool:
        """Whether it answers no further request, now or ever."""
        return self.is_full or self.is_ending or self.transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to read."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.set_write_buffer_limits(0)  # call `pause_writing` whenever data is not taken
        self.connections.add(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """Note that the connection has ended, for whatever reason."""
        self.is_ending = True
        self.connections.remove(self)

    def eof_received(self) -> None:
        """Return None, so that the transport closes: the reader sends no more requests."""

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Return the buffer for arriving bytes."""
        return ARRIVED

    def buffer_updated(self, nbytes: int) -> None:
        """Take the bytes that have arrived."""
        self.take(bytes(ARRIVED[:nbytes]))

    def take(self, data: bytes) -> None:
        """Answer the requests in these bytes; keep an incomplete one in `buffer`."""
        if self.is_ending:
            return
        self.buffer += data
        try:
            self._answer_next()
        except Refused as refusal:
            self._refuse(refusal.status, refusal.asked)
        except Exception as error:  # noqa: BLE001 (an error of ours must not affect other readers)
            complain(f"{type(error).__name__} in an answer: {error}")
            self._send(REFUSALS[BROKEN], keep=False)

    def pause_writing(self) -> None:
        """Read no further request until the reader has taken the present answer."""
        self.is_full = True
        self.due = self.taken_by
        with contextlib.suppress(RuntimeError):  # the transport is closing
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Wait for a turn: the transport must not be written to within its own callback."""
        self._enqueue()

    def expire(self) -> None:
        """Close, because the deadline is past; an incomplete request gets a 408."""
        if self.is_queued:
            return  # the delay is ours
        if self.is_ending or self.is_full:
            self.abort()
        elif self.buffer or self.request:
            self._refuse(TIMED_OUT)
        else:
            self._end()

    def abort(self) -> None:
        """Close at once."""
        self.is_ending = True
        self.connections.remove(self)
        self.transport.abort()

    def go_on(self) -> None:
        """Use its turn: send a part of the rest of the answer, or answer the next request."""
        self.is_queued = False
        if self.transport.is_closing():
            return
        if self.is_full:
            self.is_full = False
            self.due = self.connections.now + (LINGER if self.is_ending else HEAD_WITHIN)
            self._write_rest()
        if not self.is_full:
            self.take(b"")
        if not self.is_full and not self.is_queued:
            self.transport.resume_reading()

    def _enqueue(self) -> None:
        if not self.is_queued:
            self.is_queued = True
            self.connections.enqueue(self)

    def _answer_next(self) -> None:
        """Answer the next request if it is complete; further ones wait for another turn."""
        has_answered = False
        while self.buffer and not self.is_waiting and not has_answered:
            if self.request:
                has_answered = self._take_body(self.request, cast("Body", self.request.body))
                continue
            end = self.buffer.find(END)
            if not BEGINNING.match(self.buffer):  # such as TLS on a port without it
                raise Refused(BAD)
            if end < 0 and self.buffer.count(b"\n") > self.buffer.count(b"\r\n"):
                raise Refused(BAD)  # lines end with LF alone, so the head would never end
            if end < 0 and len(self.buffer) <= LARGEST:
                return
            if end < 0 or end > LARGEST:
                raise Refused(LONG_HEAD)
            head, self.buffer = self.buffer[: end + 2], self.buffer[end + 4 :]
            has_answered = self._begin(parse(head.removeprefix(b"\r\n")))  # RFC 9112, 2.2
        if self.buffer and not self.is_waiting:
            self.transport.pause_reading()
            self._enqueue()

    def _begin(self, request: Request) -> bool:
        """Answer a request and return True, or return False if its body must be read first."""
        self.is_new = False
        if request.body is None:
            self._respond(request.asked, keep=request.keeps)
            return True
        answer = self.connections.answers.answer(request.asked)
        if not answer.takes_body:  # the body isn't needed, so it need not be sent
            self._respond(request.asked, keep=False)
            return True
        self.request = request
        self.due = self.connections.now + BODY_WITHIN
        self.body_by = self.connections.now + BODY_ENDS
        self.body_step = BODY_STEP
        if request.waits:
            self.transport.write(CONTINUE)
        return False

    def _take_body(self, request: Request, body: Body) -> bool:
        """Take a part of the body; answer and return True when it is complete."""
        self.body_step -= len(self.buffer)
        rest = body.take(self.buffer)
        self.buffer = rest or b""
        if rest is None:
            if self.body_step <= 0:
                self.body_step = BODY_STEP
                self.due = min(self.connections.now + BODY_WITHIN, self.body_by)
            return False
        self.request = None
        self._respond(request.asked, keep=request.keeps)
        return True

    def _refuse(self, status: int, asked: Asked | None = None) -> None:
        """Send a refusal: a page, if the head of the request could be read."""
        asked = asked or (self.request and self.request.asked)
        answers = self.connections.answers
        self._send(answers.refusal(status, asked) if asked else REFUSALS[status], keep=False)

    def _respond(self, asked: Asked, *, keep: bool) -> None:
        answer = self.connections.answer(self, asked)
        self._send(answer, keep=keep, whole=asked.method != "HEAD")

    def _send(self, answer: Answer, *, keep: bool, whole: bool = True) -> None:
        keep = keep and not self.connections.is_closing
        connection = b"" if keep else b"Connection: close\r\n"
        body = answer.body if whole else b""
        self.due = self.connections.now + HEAD_WITHIN
        self.taken_by = self.connections.now + TAKEN_WITHIN
        self.is_last = not keep
        first = (answer.head, self.connections.date, connection, b"\r\n", body[:SLICE])
        self.rest = memoryview(body)[SLICE:]  # no copy: all connections share the body
        self.transport.write(b"".join(first))
        self._write_rest()

    def _write_rest(self) -> None:
        """Write the rest of the body until the reader doesn't take more."""
        while self.rest and not self.is_full:
            part, self.rest = self.rest[:SLICE], self.rest[SLICE:]
            self.transport.write(part)
        if self.is_last and not self.rest:
            self._end()

    def _end(self) -> None:
        """Send the end, and give the reader time to take the data before the connection closes.

        If the connection were closed with unread bytes, the sent data would be lost.
        """
        self.is_ending = True
        self.due = self.connections.now + (TAKEN_WITHIN if self.is_full else LINGER)
        with contextlib.suppress(OSError, RuntimeError):
            self.transport.write_eof()
