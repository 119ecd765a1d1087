"""Reading the bodies of requests. They are discarded; that of a share must be read to its end."""

from __future__ import annotations

import re
from typing import Protocol

from server.http.refusal import BAD, TOO_LARGE, Refused

LARGEST = 64_000_000  # bytes; phones share a few photos at most
LONGEST_LINE = 4_096  # bytes: the size of a chunk with its extensions, or a trailer
LEAST_CHUNK = 1_000  # bytes as which each chunk counts, because tiny ones cost time too
SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[\t ]*(?:;[\t -~\x80-\xff]*)?")
TRAILER = re.compile(rb"(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*)?")


class Body(Protocol):
    """A body that arrives in parts, and is discarded."""

    def take(self, data: bytes) -> bytes | None:
        """Take a part. Return the bytes after the body, None if the body isn't complete yet.

        Raise Refused if it is malformed or too large.
        """


class Sized:
    """A body whose length is announced."""

    def __init__(self, length: int) -> None:
        """Begin a body of `length` bytes. Raise Refused if that is too large."""
        if length > LARGEST:
            raise Refused(TOO_LARGE)
        self.left = length

    def take(self, data: bytes) -> bytes | None:
        """Take a part, as in `Body`."""
        rest = data[self.left :]
        self.left -= len(data) - len(rest)
        return rest if self.left == 0 else None


class Chunked:
    """A body in chunks (RFC 9112, 7.1): a line with the size, so many bytes, a line's end."""

    def __init__(self) -> None:
        """Begin with the size of the first chunk."""
        self.pending = b""
        self.left = 0  # bytes of the current chunk
        self.taken = 0  # bytes of all chunks, as they count
        self.read_line = self._read_size

    def take(self, data: bytes) -> bytes | None:
        """Take a part, as in `Body`, in one pass, because it may have thousands of chunks."""
        data = self.pending + data
        place = 0
        while True:
            skipped = min(self.left, len(data) - place)
            self.left -= skipped
            place += skipped
            end = -1 if self.left else data.find(b"\r\n", place, place + LONGEST_LINE + 2)
            if end < 0:
                self.pending = data[place:]
                if len(self.pending) > LONGEST_LINE:
                    raise Refused(BAD)
                return None
            line = data[place:end]
            place = end + 2
            if self.read_line(line):
                return data[place:]

    def _read_size(self, line: bytes) -> bool:
        size = SIZE.fullmatch(line)
        if size is None:
            raise Refused(BAD)
        self.left = int(size[1], 16)
        self.taken += max(self.left, LEAST_CHUNK)
        if self.taken > LARGEST:
            raise Refused(TOO_LARGE)
        self.read_line = self._read_end if self.left else self._read_trailer
        return False

    def _read_end(self, line: bytes) -> bool:
        if line:
            raise Refused(BAD)
        self.read_line = self._read_size
        return False

    def _read_trailer(self, line: bytes) -> bool:
        self.taken += len(line)
        if not TRAILER.fullmatch(line) or self.taken > LARGEST:
            raise Refused(BAD)
        return not line
