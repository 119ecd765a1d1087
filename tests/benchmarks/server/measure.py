"""Our server beside nginx in one run: `python measure.py [rounds] [--soak SECONDS]`.

Each has one core, and wrk the other. Both send the same release, compressed. Who goes first changes
with each round. Medians are printed, and ours as a ratio of nginx's.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.server.load import (
    CODINGS,
    CONNECTIONS,
    Load,
    memory,
    middle,
    press,
    processor_time,
    stay_on_first_core,
)
from hosting.conftest import exported
from hosting.hosts import Host, nginx_of
from server.core.config import Config
from server.release.files import read_release
from serving import Server

SECONDS = 5
PAGE = "/en/guide/steps/"
SAMPLES = 20  # of memory, in a soak

Loads = dict[tuple[str, int], list[Load]]


def main() -> None:
    """Print a table, a line for each kind of answer and number of connections."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", type=int, nargs="?", default=5)
    arguments.add_argument("--seconds", type=int, default=SECONDS, help="for each load")
    arguments.add_argument("--soak", type=int, default=0, help="seconds")
    given = arguments.parse_args()
    subprocess.run([Path(sys.executable).with_name("nobars"), "build"], check=True)
    with tempfile.TemporaryDirectory() as place:
        export = exported(read_release(Config().release), "", Path(place) / "nobars")
        stay_on_first_core()
        ours = Server(Config().build)
        servers: dict[str, Host | Server] = {"nginx": nginx_of(export), "nobars": ours}
        seen: dict[str, Loads] = defaultdict(lambda: defaultdict(list))
        starts: dict[str, list[float]] = defaultdict(list)
        for turn in range(given.rounds):
            order = list(servers)[:: -1 if turn % 2 else 1]
            for name in order:
                starts[name].append(measure(servers[name], seen[name], given.seconds))
        for name, loads in seen.items():
            print(f"{name}: answers after {median(starts[name]):.2f} s")
            for (kind, connections), each in loads.items():
                print(f"  {kind:4} {connections:5} connections {middle(each)}")
        for load, each in seen["nobars"].items():
            mine, theirs = middle(each), middle(seen["nginx"][load])
            rates, costs = mine.rate / theirs.rate, theirs.spent / max(mine.spent, 0.1)
            print(f"nobars / nginx, {load[0]}, {load[1]}: {rates:.2f}, by CPU {costs:.2f}")
        if given.soak:
            soak(ours, given.soak)


def measure(server: Host | Server, into: Loads, seconds: int) -> float:
    """Press a server with all loads. Return the seconds until it answers."""
    begun = time.perf_counter()
    server.start()
    ready = time.perf_counter() - begun
    assert server.process
    address = server.url + PAGE
    with urlopen(Request(address, headers=CODINGS)) as answer:
        conditional = CODINGS | {"If-None-Match": answer.headers["ETag"]}
    kinds = {
        "full": (address, CODINGS),
        "304": (address, conditional),
        "root": (f"{server.url}/", CODINGS),
        "404": (f"{server.url}/nowhere", CODINGS),  # each of which wrk counts as an error
    }
    for kind, (place, headers) in kinds.items():
        for connections in CONNECTIONS:
            before = processor_time(server.process.pid)
            load = press(place, connections, seconds, headers)
            spent = processor_time(server.process.pid) - before
            each = spent / max(1, load.rate * seconds) * 1_000_000
            held = memory(server.process.pid)
            into[kind, connections].append(load._replace(held=held, spent=each))
    server.stop()
    return ready


def soak(server: Server, seconds: int) -> None:
    """Press a server for long, and print how much memory it holds on the way."""
    server.start()
    assert server.process
    print(f"soak of {seconds} s, 64 connections:")
    for part in range(1, SAMPLES + 1):
        load = press(server.url + PAGE, 64, seconds // SAMPLES)
        held = memory(server.process.pid)
        print(f"  after {part * seconds // SAMPLES:5} s {load._replace(held=held)}", flush=True)
    server.stop()


if __name__ == "__main__":
    main()
