"""The exported release, and the hosts that serve it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting.hosts import BROTLI, Host, caddy_of, find_nginx, nginx_of
from server.core.config import Config
from server.export import contents
from server.export.folder import replace
from server.release.model import Release
from server.release.moving import at_address

PREFIX = "/phone/nobars"


@pytest.fixture(scope="session")
def below(release: Release) -> Release:
    """Return the release below a prefix."""
    return at_address(release, release.settings.origin, PREFIX)


def exported(release: Release, base: str, place: Path, *, brotli: bool = BROTLI.exists()) -> Path:
    """Export a release."""
    config = Config(base_path=base)
    files = contents(release, config, place, brotli=brotli)
    replace(place, files, release.id)
    return place


def need(name: str) -> None:
    """Skip the test if a host's program is missing."""
    found = find_nginx() if name == "nginx" else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: `make .make/hosts` installs it where apt can")


@pytest.fixture(scope="session", params=["nginx", "nginx below a prefix", "caddy"])
def host(
    request: pytest.FixtureRequest,
    release: Release,
    below: Release,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Host]:
    """Return a host that serves the export."""
    name, *prefixed = request.param.split(maxsplit=1)
    need(name)
    base = PREFIX if prefixed else ""
    place = tmp_path_factory.mktemp("export") / "nobars"
    exported(below if base else release, base, place)
    server = {"nginx": nginx_of, "caddy": caddy_of}[name](place, base).start()
    yield server
    server.stop()
