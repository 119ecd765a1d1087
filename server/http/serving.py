"""A child process of the server: it answers until it must stop, or its parent has ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from server.core.config import Config
from server.http.access_log import AccessLog
from server.http.answers import Answers
from server.http.connection import Connection
from server.http.connections import Connections
from server.http.lines import complain
from server.http.silence import refuse_silently

ACCEPTED_AT_ONCE = 64  # connections, before open ones have their turn
LAST_ACCEPTED = 0.5  # seconds to accept waiting connections when the server stops


def answer_from(
    answers: Answers,
    load: Callable[[], Answers],
    listener: socket.socket,
    config: Config,
    lifeline: int,
) -> NoReturn:
    """Serve in this process, and end it. `lifeline` is a pipe that closes with the parent."""
    status = 1
    try:
        with asyncio.Runner() as runner:
            runner.run(_serve(answers, load, listener, config, lifeline))
        status = 0
    except Exception as error:  # noqa: BLE001 (the host must see why the child is replaced)
        complain(f"a process has ended: {type(error).__name__}: {error}")
    finally:
        os._exit(status)  # handlers of the parent's exit must not run in a child


async def _serve(
    answers: Answers,
    load: Callable[[], Answers],
    listener: socket.socket,
    config: Config,
    lifeline: int,
) -> None:
    loop = asyncio.get_running_loop()
    logs = config.access_log and sys.stdout is not None
    log = AccessLog(config.base_path, sys.stdout.fileno()) if logs else None
    connections = Connections(answers, log)
    told = asyncio.Event()
    reloading: set[asyncio.Task[None]] = set()

    def reload() -> None:
        reloading.add(task := loop.create_task(_reload(connections, load)))
        task.add_done_callback(reloading.discard)

    loop.add_signal_handler(signal.SIGTERM, told.set)
    loop.add_signal_handler(signal.SIGHUP, reload)
    loop.add_reader(lifeline, told.set)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent sends SIGTERM
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    server = await loop.create_server(
        lambda: Connection(connections), sock=listener, backlog=ACCEPTED_AT_ONCE
    )
    clock = loop.create_task(connections.run())
    await told.wait()
    loop.remove_reader(lifeline)
    refuse_silently(listener)
    await asyncio.sleep(LAST_ACCEPTED)
    server.close()
    connections.close()
    await connections.empty.wait()
    clock.cancel()
    if log:
        log.close()


async def _reload(connections: Connections, load: Callable[[], Answers]) -> None:
    """Load the present release, and answer all connections from it."""
    with contextlib.suppress(Exception, SystemExit):  # the parent has said why
        connections.answers = await asyncio.to_thread(load)
