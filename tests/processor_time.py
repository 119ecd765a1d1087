"""`pytest -p processor_time`: the processor time of each test, with that of browser and servers.

The time on a clock depends on what else the machine does. PROCESSOR_JSON names a file for all of
it; without, the dearest tests are printed.
"""

import json
import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest

TICKS = os.sysconf("SC_CLK_TCK")
SHOWN = 40


def spent() -> float:
    """Return the seconds that this process and all it started have taken so far."""
    times: dict[int, int] = {}
    children = defaultdict(list)
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        times[int(entry.name)] = sum(map(int, fields[11:15]))
        children[int(fields[1])].append(int(entry.name))
    total, queue = 0, [os.getpid()]
    while queue:
        process = queue.pop()
        total += times.get(process, 0)
        queue += children[process]
    return total / TICKS


class Processor:
    """What each test took, by its phases; workers send it with their reports."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self.last = spent()
        self.phases: dict[str, dict[str, float]] = defaultdict(dict)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None]:
        """Add to a report what was spent since the one before."""
        outcome = yield
        now = spent()
        report = outcome.get_result()  # type: ignore[attr-defined]
        report.user_properties.append((f"processor {report.when}", max(0.0, now - self.last)))
        self.last = now

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what a report says."""
        name = f"processor {report.when}"
        for key, value in report.user_properties:
            if key == name and isinstance(value, float):
                self.phases[report.nodeid][report.when or ""] = value
        self.phases[report.nodeid]["wall " + (report.when or "")] = report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Write the dearest tests."""
        totals = {
            test: sum(v for k, v in phases.items() if not k.startswith("wall"))
            for test, phases in self.phases.items()
        }
        if path := os.environ.get("PROCESSOR_JSON"):
            Path(path).write_text(json.dumps(self.phases))
        terminalreporter.write_sep("=", f"{sum(totals.values()):.0f} s of processor")
        for test in sorted(totals, key=lambda t: -totals[t])[:SHOWN]:
            terminalreporter.write_line(f"{totals[test]:7.1f} s {test}")


def pytest_configure(config: pytest.Config) -> None:
    """Measure in every process that runs tests."""
    config.pluginmanager.register(Processor())
