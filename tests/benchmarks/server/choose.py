"""WSGI servers beside each other: `python choose.py [rounds]`; those that are installed.

A bare app sends one page, compressed, with the headers that ours has; each server in one process on
one core. `pip install gunicorn` to see that one too: the project doesn't need it.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS))
from benchmarks.server.load import CONNECTIONS, Load, memory, middle, press, stay_on_first_core
from hosting.hosts import Host
from server import create_app
from server.core.config import Config
from server.release.files import read_release
from serving import free_port

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SECONDS = 4
PAGE = "/en/guide/steps/"
APP = f"{Path(__file__).stem}:app"
SERVERS = {
    "granian": "granian --no-log --interface wsgi --blocking-threads 8 --port {port} {app}",
    "waitress": "waitress --threads=8 --listen=127.0.0.1:{port} {app}",
    "gunicorn": "gunicorn -k gthread --threads 8 --backlog 4096 -b 127.0.0.1:{port} {app}",
}


class Bare:
    """One answer, whatever is asked; read when it is first asked for."""

    answer: tuple[bytes, list[tuple[str, str]]] | None = None

    def __call__(self, _environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer with the page."""
        body, headers = self.answer = self.answer or self.read()
        start("200 OK", headers[:])
        return [body]

    def read(self) -> tuple[bytes, list[tuple[str, str]]]:
        """Return a page of the release as our app would send it."""
        client = create_app(Config(), read_release(Config().release)).test_client()
        response = client.get(PAGE, headers={"Accept-Encoding": "br"})
        return response.data, list(response.headers)


app = Bare()


def main(rounds: int = 3) -> None:
    """Print a line for each server and number of connections."""
    stay_on_first_core()
    known = {name: each for name, each in SERVERS.items() if importlib.util.find_spec(name)}
    print(f"not installed: {', '.join(SERVERS.keys() - known.keys()) or 'none'}")
    seen: dict[tuple[str, int], list[Load]] = defaultdict(list)
    for turn in range(rounds):
        for name in list(known)[:: -1 if turn % 2 else 1]:
            for connections, load in measure(known[name]):
                seen[name, connections].append(load)
    for (name, connections), loads in sorted(seen.items()):
        print(f"{name:9} {connections:5} connections {middle(loads)}")


def measure(command: str) -> Iterator[tuple[int, Load]]:
    """Press a server with each number of connections."""
    port = free_port()
    words = command.format(port=port, app=APP).split()
    environ = {"PYTHONPATH": os.pathsep.join(sys.path)}
    host = Host([sys.executable, "-m", *words], port, environ=environ).start()
    assert host.process
    for connections in CONNECTIONS:
        load = press(host.url + PAGE, connections, SECONDS)
        yield connections, load._replace(held=memory(host.process.pid))
    host.stop()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
