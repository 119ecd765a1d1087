"""What a start from the release costs: `python start.py`. Seconds of CPU, the least of ten."""

from __future__ import annotations

import time
from collections.abc import Callable

from server.app import create_app
from server.core.config import Config
from server.release.files import read_release

LIMIT = 0.05  # seconds for create_app


def main() -> None:
    """Print a line for each step."""
    config = Config()
    release = read_release(config.release)
    elsewhere = Config(origin="https://nobars.example")
    print(f"read the release       {_least(lambda: read_release(config.release)):.3f}")
    print(f"create_app             {_least(lambda: create_app(config, release)):.3f} of {LIMIT}")
    print(f"  at another origin    {_least(lambda: create_app(elsewhere, release)):.3f}")


def _least(step: Callable[[], object]) -> float:
    seconds = []
    for _ in range(10):
        begun = time.process_time()
        step()
        seconds.append(time.process_time() - begun)
    return min(seconds)


main()
