"""The real server as a process, which tests can stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from server.release.model import Release
from small import lay_out

# Seconds. On a busy machine, a server that renders first may need all of them. If it fails, its
# process ends, which the tests notice at once.
STARTS_WITHIN = 120


def free_port() -> int:
    """Return a free port of the loopback."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


class Server:
    """`nobars serve` on a port of its own."""

    program = Path(sys.executable).with_name("nobars")
    command: Sequence[str] = ("serve",)

    def __init__(
        self, build: Path, base_path: str = "", port: int | None = None, **settings: str
    ) -> None:
        """Prepare to serve the build folder; `start` starts the process."""
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}{base_path}"
        self.environ = {
            **os.environ,
            "NOBARS_PORT": str(self.port),
            "NOBARS_BASE_PATH": base_path,
            "NOBARS_BUILD": str(build),
            "NOBARS_ORIGIN": "http://127.0.0.1:8000",
            **settings,
        }
        self.output: int = subprocess.DEVNULL
        self.process: subprocess.Popen[bytes] | None = None

    def command_line(self) -> list[str]:
        """Return the command that starts the server."""
        return [str(self.program), *self.command]

    def start(self) -> Self:
        """Start the process and wait until it answers."""
        self.process = subprocess.Popen(
            self.command_line(), env=self.environ, stdout=self.output, start_new_session=True
        )
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            try:
                with urlopen(f"{self.url}/healthz", timeout=1):
                    return self
            except (URLError, OSError):
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"The server did not answer at {self.url}.")

    def stop(self) -> None:
        """Kill the processes; from then on, nothing listens on the port."""
        if self.process:
            with suppress(ProcessLookupError):  # a test may have ended it
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)
            self.process = None
            self.wait_for_silence()

    def wait_for_silence(self) -> None:
        """Wait until nobody listens on the port."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            with socket.socket() as sock:
                if sock.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.01)


def serve(release: Release, build: Path) -> Server:
    """Serve a release that a test has made, from the empty folder `build`."""
    return Server(lay_out(release, build)).start()
