"""Our server beside nginx, one core each, in one run: `python measure.py [--soak SECONDS]`.

The server has the first core, wrk the second. Both send the same release, compressed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))
from hosting.conftest import exported
from hosting.hosts import Host, nginx_of
from server.config import Config
from server.release import read_release
from serving import Server

CONNECTIONS = (1, 64, 1_000)
SECONDS = 5
PAGE = "/en/guide/steps/"


class Load(NamedTuple):
    """What wrk saw; milliseconds."""

    rate: float
    p50: float
    p99: float
    errors: int


def main() -> None:
    """Print a table, a line a server and load."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--soak", type=int, default=0, help="seconds")
    soak: int = arguments.parse_args().soak
    with tempfile.TemporaryDirectory() as place:
        export = exported(read_release(Config().release), "", Path(place) / "nobars")
        os.sched_setaffinity(0, {0})  # what is started from here on stays there
        nginx = nginx_of(export)
        ours = Server(Config().build)
        servers: dict[str, Host | Server] = {"nginx": nginx, "nobars": ours}
        for name, server in servers.items():
            begun = time.perf_counter()
            server.start()
            ready = time.perf_counter() - begun
            process = server.process
            assert process
            print(f"{name}: answers after {ready:.2f} s, {memory(process.pid):.0f} MB")
            for kind in ("full", "304"):
                for connections in CONNECTIONS:
                    load = press(server, connections, SECONDS, kind)
                    print(line(kind, connections, load, memory(process.pid)))
            if soak and name == "nobars":
                load = press(server, 64, soak, "full")
                print(f"soak of {soak} s: {line('full', 64, load, memory(process.pid))}")
            server.stop()


def press(server: Host | Server, connections: int, seconds: int, kind: str) -> Load:
    """Let wrk ask for one page, all the time."""
    headers = {"Accept-Encoding": "br, gzip"}
    if kind == "304":
        with urlopen(Request(server.url + PAGE, headers=headers)) as answer:
            headers["If-None-Match"] = answer.headers["ETag"]
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    run = subprocess.run(
        [*command, "--latency", *given, server.url + PAGE],
        capture_output=True,
        text=True,
        check=True,
    )
    text = run.stdout
    errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", text)))
    errors += sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", text)))
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    return Load(float(rate[1]) if rate else 0, _latency(text, 50), _latency(text, 99), errors)


def _latency(text: str, percentile: int) -> float:
    found = re.search(rf"{percentile}%\s+([\d.]+)(us|ms|s)\b", text)
    factor = {"us": 0.001, "ms": 1, "s": 1_000}
    return float(found[1]) * factor[found[2]] if found else float("nan")


def memory(pid: int) -> float:
    """Give the megabytes that a process and its children hold (proportional set size)."""
    return sum(map(_held, [pid, *_children(pid)])) / 1_000


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _held(pid: int) -> int:
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def line(kind: str, connections: int, load: Load, held: float) -> str:
    """Write one measurement."""
    return (
        f"  {kind:4} {connections:5} connections {load.rate:9.0f}/s  p50 {load.p50:7.2f} ms  "
        f"p99 {load.p99:7.2f} ms  {load.errors} errors  {held:.0f} MB"
    )


if __name__ == "__main__":
    main()
