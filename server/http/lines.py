"""Lines of output for the host. If they can't be written, lines are lost, never answers."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue

MOST = 10_000  # waiting lines, while a disk or the reader of a pipe is slow


def announce(text: str) -> None:
    """Write a line to standard output without buffering; do nothing if that fails."""
    if sys.stdout:
        with contextlib.suppress(OSError, ValueError):
            os.write(sys.stdout.fileno(), f"{text}\n".encode())


def complain(text: str) -> None:
    """Write a line to standard error; do nothing if that fails."""
    with contextlib.suppress(OSError, ValueError, AttributeError):  # full, broken, closed
        sys.stderr.write(f"nobars: {text}\n")
        sys.stderr.flush()


class Lines:
    """A writer of lines with a thread of its own, so that no answer waits for a file.

    A line that can't be written is left out and counted. `lost` makes a line of the count, which
    is written before the next line.
    """

    def __init__(self, file: int, lost: Callable[[int], str]) -> None:
        """Start the thread that writes to the file with this descriptor."""
        self.file = file
        self.lost = lost
        self.missing = 0
        self.waiting: SimpleQueue[str | None] = SimpleQueue()
        self.thread = threading.Thread(target=self._write_all, daemon=True)
        self.thread.start()

    def write(self, line: str) -> None:
        """Add a line to those that wait."""
        if self.waiting.qsize() < MOST:
            self.waiting.put(line)
        else:
            self.missing += 1

    def close(self, within: float) -> None:
        """Write the waiting lines, for `within` seconds at most."""
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
