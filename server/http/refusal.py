"""Refusals of malformed or too large requests: a status without a page, then the end."""

from __future__ import annotations

from server.http.answer import answer

BAD, TIMED_OUT, TOO_LARGE, LONG_HEAD = 400, 408, 413, 431
BROKEN = 500
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
REFUSALS = {
    status: answer(status, _HEADERS) for status in (BAD, TIMED_OUT, TOO_LARGE, LONG_HEAD, BROKEN)
}


class Refused(Exception):  # noqa: N818 (the name says that it is an error)
    """A request is refused; the status says why."""

    def __init__(self, status: int) -> None:
        """Refuse with a status that is in REFUSALS."""
        super().__init__(status)
        self.status = status
