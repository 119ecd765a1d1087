"""Refusals of malformed or too large requests: a status, and a page if the head could be read."""

from __future__ import annotations

from server.http.answer import Asked, answer

BAD, TIMED_OUT, TOO_LARGE, LONG_HEAD = 400, 408, 413, 431
BROKEN = 500
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
REFUSALS = {
    status: answer(status, _HEADERS) for status in (BAD, TIMED_OUT, TOO_LARGE, LONG_HEAD, BROKEN)
}


class Refused(Exception):  # noqa: N818 (the name says that it is an error)
    """A request is refused; the status says why. `asked` is None if the head is unreadable."""

    def __init__(self, status: int, asked: Asked | None = None) -> None:
        """Refuse with a status that is in REFUSALS."""
        super().__init__(status)
        self.status = status
        self.asked = asked
