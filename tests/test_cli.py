"""The `nobars` command as hosts use it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from server.core.config import Config
from server.core.paths import PROJECT
from serving import Server, free_port
from translate.house import COMMAND


def _nobars(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return _run([str(Path(sys.executable).with_name("nobars")), *arguments], settings)


def _build(**settings: str) -> subprocess.CompletedProcess[str]:
    """Run `nobars build` as tests do: few countries, quickly compressed."""
    return _run([sys.executable, "-c", COMMAND, "build"], settings)


def _run(command: list[str], settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """Return a build folder with assets and a cache, and no release yet."""
    shutil.copytree(Config().assets, tmp_path / "assets")
    (tmp_path / ".cache").symlink_to(Config().cache.parent)
    return tmp_path


def test_build_in_another_folder_uses_the_assets_that_are_bundled(build: Path) -> None:
    """`make build` always bundles them in the usual folder, whatever NOBARS_BUILD says."""
    shutil.rmtree(build / "assets")
    run = _build(NOBARS_BUILD=str(build), NOBARS_LANGUAGES="en")
    assert (run.returncode, run.stderr) == (0, "")
    assert (build / "release" / "en" / "index.html").exists()


def test_build_makes_a_release_once(build: Path) -> None:
    """A second build says that nothing has changed; a changed setting makes another release."""
    settings = {"NOBARS_BUILD": str(build), "NOBARS_LANGUAGES": "en"}
    first = _build(**settings)
    assert first.stdout.startswith("Release ")
    assert (build / "release" / "en" / "index.html.br").exists()
    assert "is up to date" in _build(**settings).stdout
    moved = _build(**settings, NOBARS_BASE_PATH="/elsewhere")
    assert moved.stdout.startswith("Release ")


def test_build_without_assets_says_what_to_do(tmp_path: Path) -> None:
    """The error is one line."""
    (tmp_path / "assets").mkdir()
    (tmp_path / ".cache").symlink_to(Config().cache.parent)
    run = _build(NOBARS_BUILD=str(tmp_path))
    assert run.returncode == 1
    assert run.stderr.startswith("nobars: ")
    assert "make assets" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("is_built", [True, False])
def test_taken_port_is_said_in_one_line(tmp_path: Path, *, is_built: bool) -> None:
    """The line names the port, before a minute of rendering: without assets that would fail."""
    (tmp_path / "assets").mkdir()
    build = Config().build if is_built else tmp_path
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = _nobars("serve", NOBARS_PORT=port, NOBARS_BUILD=str(build))
    assert run.returncode == 1
    assert run.stderr == (
        f"nobars: can't listen on 127.0.0.1 port {port}: Address already in use. "
        "NOBARS_PORT chooses another.\n"
    )


@pytest.mark.parametrize("host", ["999.1.1.1", "nosuch.invalid"])
def test_address_of_no_machine_is_said_in_one_line(host: str) -> None:
    """There is no traceback."""
    run = _nobars("serve", NOBARS_HOST=host)
    assert run.returncode == 1
    assert run.stderr == f"nobars: NOBARS_HOST {host!r} is no address of this machine.\n"
    assert "Nobars is at" not in run.stdout


def test_health_check_tells_a_running_server_from_a_dead_one(server: Server) -> None:
    """Its exit code is what containers check."""
    alive = _nobars("healthy", NOBARS_PORT=str(server.port))
    assert (alive.returncode, '"status":"ok"' in alive.stdout.replace(" ", "")) == (0, True)
    dead = _nobars("healthy", NOBARS_PORT=str(free_port()))
    assert dead.returncode == 1
    assert "does not answer" in dead.stderr


def test_server_with_other_settings_than_its_build_serves_by_its_settings(
    build: Path,
) -> None:
    """A container can be moved to another prefix without being built again."""
    server = Server(build, base_path="/topup", NOBARS_LANGUAGES="en").start()
    try:
        assert "/topup/en/guide/" in _get(f"{server.url}/en/")
    finally:
        server.stop()


def _get(url: str) -> str:
    return subprocess.check_output(
        [
            sys.executable,
            "-c",
            f"from urllib.request import urlopen; print(urlopen({url!r}, timeout=120).read())",
        ],
        text=True,
    )


def test_gallery_is_there_only_while_someone_works_on_the_app() -> None:
    """`run --debug` sets the variable for it."""
    assert "/gallery/" in _nobars("routes", FLASK_DEBUG="1").stdout
    assert "/gallery/" not in _nobars("routes", FLASK_DEBUG="0").stdout


WITHOUT_DEVELOPERS_TOOLS = """
import re, sys
from importlib.metadata import packages_distributions
from pathlib import Path

lock = Path("requirements/runtime.txt").read_text()
locked = {*re.findall(r"^([\\w-]+)==", lock, re.MULTILINE), "nobars"}
for module, distributions in packages_distributions().items():
    if locked.isdisjoint(name.lower().replace("_", "-") for name in distributions):
        sys.modules[module] = None
from server.cli import main
main()
"""


@pytest.mark.parametrize(
    "command", [["--help"], ["translate", "--help"], ["translate", "check"], ["build"]]
)
def test_command_needs_nothing_that_a_host_does_not_install(command: list[str]) -> None:
    """`make run` and the container have only the packages of the runtime's lock file."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_DEVELOPERS_TOOLS, *command],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
