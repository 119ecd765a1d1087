"""Serve live pages, and bundle scripts and styles at each change: `make dev`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from time import sleep

from server.commands.serving import address
from server.core.config import Config

COMMANDS = (
    ["node", "web/build.mjs", "--watch"],
    [f"{sys.prefix}/bin/nobars", "run", "--debug"],
)


def main() -> None:
    """Run bundler and server; stop both when one ends, or at Ctrl-C."""
    for stopping in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopping, signal.default_int_handler)
    config = Config.from_environ()
    require_free(config)
    sys.stdout.write(f"Live pages: {address(config)}, all states: {address(config)}en/gallery/\n")
    sys.stdout.flush()
    # Each has a process group of its own, so that the child of the server's reloader stops too.
    running = [subprocess.Popen(each, start_new_session=True) for each in COMMANDS]
    try:
        while all(each.poll() is None for each in running):
            sleep(0.5)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    finally:
        for each in running:
            stop(each)


def require_free(config: Config) -> None:
    """Exit with one line that names another port, if the port is in use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError:
            sys.exit(
                f"Port {config.port} is in use. Choose another: "
                f"NOBARS_PORT={config.port + 1} make dev"
            )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it has started."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=5)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


main()
