"""One process that serves: it answers until it is told to stop, or its parent is gone."""

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
from server.http.door import Door
from server.http.lines import complain
from server.http.silence import refuse_silently

ACCEPTED_AT_ONCE = 64  # connections, before those that are in have their turn
LAST_CALL = 0.5  # seconds in which those who wait at the door are let in


def answer_from(
    answers: Answers,
    load: Callable[[], Answers],
    listener: socket.socket,
    config: Config,
    lifeline: int,
) -> NoReturn:
    """Serve in this process, and end it. `lifeline` is a file that ends with the parent."""
    status = 1
    try:
        with asyncio.Runner() as runner:
            runner.run(_serve(answers, load, listener, config, lifeline))
        status = 0
    except Exception as error:  # noqa: BLE001 (another process is started; the host has to know why)
        complain(f"a process has ended: {type(error).__name__}: {error}")
    finally:
        os._exit(status)  # what the parent would do at its own exit is not ours to do


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
    door = Door(answers, log)
    told = asyncio.Event()
    reloading: set[asyncio.Task[None]] = set()

    def reload() -> None:
        reloading.add(task := loop.create_task(_reload(door, load)))
        task.add_done_callback(reloading.discard)

    loop.add_signal_handler(signal.SIGTERM, told.set)
    loop.add_signal_handler(signal.SIGHUP, reload)
    loop.add_reader(lifeline, told.set)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent ends us in order
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    server = await loop.create_server(
        lambda: Connection(door), sock=listener, backlog=ACCEPTED_AT_ONCE
    )
    clock = loop.create_task(door.run())
    await told.wait()
    loop.remove_reader(lifeline)
    refuse_silently(listener)
    await asyncio.sleep(LAST_CALL)
    server.close()
    door.close()
    await door.empty.wait()
    clock.cancel()
    if log:
        log.close()


async def _reload(door: Door, load: Callable[[], Answers]) -> None:
    """Answer from the release that is there now; no connection notices."""
    with contextlib.suppress(Exception, SystemExit):  # the parent has said why
        door.answers = await asyncio.to_thread(load)
