"""The check of test_urls.py with any number of requests: `python tests/fuzz_urls.py 100000`."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, given, settings

from server.app import create_app
from server.core.config import Config
from server.core.localization import compile_catalogs
from server.release.files import read_release
from urls import Asked, check, requests


def main() -> None:
    """Check the app as it serves the release, then as it renders live."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    compile_catalogs()
    config = Config()
    for release in (read_release(config.release), None):
        app = create_app(config, release)

        @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
        @given(requests())
        def campaign(asked: Asked) -> None:
            check(app, asked)  # noqa: B023 (it is called in this turn)

        campaign()
        sys.stdout.write(f"{count} requests {'of the release' if release else 'rendered live'}\n")


main()
