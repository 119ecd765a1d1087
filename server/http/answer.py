"""An answer, and the parts of a request that decide on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple


class Asked(NamedTuple):
    """A request, as far as the answer depends on it.

    `path` is decoded and has the base path. Headers that were not sent are "".
    """

    method: str
    path: str
    query: str = ""
    accept_encoding: str = ""
    accept_language: str = ""
    if_none_match: str = ""
    available_dictionary: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `head` has its status line and headers, each with CR LF.

    `takes_body` says that the body of the request must be read before the answer is sent.
    """

    status: int
    head: bytes
    body: bytes = b""
    takes_body: bool = False

    @property
    def reason(self) -> str:
        """Status and reason, as `200 OK`."""
        return self.head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 1)[1]

    @property
    def headers(self) -> list[tuple[str, str]]:
        """The headers by name, in order."""
        lines = self.head.decode("latin-1").split("\r\n")[1:-1]
        return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


def answer(
    status: int, headers: Mapping[str, str], body: bytes = b"", *, takes_body: bool = False
) -> Answer:
    """Return an answer. A 304 gets no length: it would have to be that of the body it confirms."""
    length = {} if status == HTTPStatus.NOT_MODIFIED else {"Content-Length": str(len(body))}
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in {**length, **headers}.items()]
    head = "".join(f"{each}\r\n" for each in lines).encode("latin-1")
    return Answer(status, head, body, takes_body)
