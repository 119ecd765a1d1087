"""Pressing a server with wrk, and weighing its processes. Two cores: one each."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

CONNECTIONS = (1, 64, 1_000)
CODINGS = {"Accept-Encoding": "br, gzip"}


class Load(NamedTuple):
    """What wrk saw; milliseconds. `held` is megabytes of the server, under load or after it.

    `spent` is the server's processor time for a request, in microseconds: on a busy machine it
    tells more than the rate, since what others take away is not in it.
    """

    rate: float
    p50: float
    p99: float
    errors: int
    held: float = 0
    spent: float = 0

    def __str__(self) -> str:
        """Write one measurement."""
        return (
            f"{self.rate:9.0f}/s  p50 {self.p50:7.2f} ms  p99 {self.p99:7.2f} ms  "
            f"{self.spent:7.1f} us of CPU each  {self.errors} errors  {self.held:.0f} MB"
        )


def stay_on_first_core() -> None:
    """Keep this process there, and what it starts from here on."""
    os.sched_setaffinity(0, {0})


def press(
    address: str, connections: int, seconds: int, headers: Mapping[str, str] = CODINGS
) -> Load:
    """Let wrk, on the second core, ask for one page all the time."""
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    run = subprocess.run(
        [*command, "--latency", *given, address], capture_output=True, text=True, check=True
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


def middle(loads: Sequence[Load]) -> Load:
    """Return the medians of several rounds, and all their errors."""
    rate, p50, p99, _, held, spent = (median(each) for each in zip(*loads, strict=True))
    return Load(rate, p50, p99, sum(each.errors for each in loads), held, spent)


def memory(pid: int) -> float:
    """Return the megabytes that a process and its children hold (proportional set size)."""
    return sum(map(_held, _family(pid))) / 1_000


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process and its children have spent."""
    stats = (Path(f"/proc/{each}/stat").read_text().rpartition(")")[2] for each in _family(pid))
    ticks = sum(int(each.split()[11]) + int(each.split()[12]) for each in stats)
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def _held(pid: int) -> int:
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0
