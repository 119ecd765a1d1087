"""Lines for the host, and none the reader's business: a full disk costs lines, not answers."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue

MOST = 10_000  # lines that wait, while a disk or whoever reads a pipe is slow


def announce(text: str) -> None:
    """Write a line to standard output, if anybody takes it; nothing of it is left for the end."""
    if sys.stdout:
        with contextlib.suppress(OSError, ValueError):
            os.write(sys.stdout.fileno(), f"{text}\n".encode())


def complain(text: str) -> None:
    """Write a line to standard error, if anybody takes it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):  # full, broken, closed
        sys.stderr.write(f"nobars: {text}\n")
        sys.stderr.flush()


class Lines:
    """Writes lines to a file in a thread of its own, so that nobody waits for it.

    What can't be written is left out, and counted: `lost` makes a line of the number, which goes
    out before the next one that can be.
    """

    def __init__(self, file: int, lost: Callable[[int], str]) -> None:
        """Begin to write to the file with this number."""
        self.file = file
        self.lost = lost
        self.missing = 0
        self.waiting: SimpleQueue[str | None] = SimpleQueue()
        self.thread = threading.Thread(target=self._write_all, daemon=True)
        self.thread.start()

    def write(self, line: str) -> None:
        """Write a line when it is its turn."""
        if self.waiting.qsize() < MOST:
            self.waiting.put(line)
        else:
            self.missing += 1

    def close(self, within: float) -> None:
        """Write what waits, for so many seconds at most."""
        self.waiting.put(None)
        self.thread.join(within)

    def _write_all(self) -> None:
        while (line := self.waiting.get()) is not None:
            missing = self.missing
            if missing and not self._is_written(self.lost(missing)):
                self.missing += 1
                continue
            self.missing -= missing
            if not self._is_written(line):
                self.missing += 1

    def _is_written(self, line: str) -> bool:
        rest = f"{line}\n".encode()
        try:
            while rest:
                rest = rest[os.write(self.file, rest) :]
        except OSError:
            return False
        return True
