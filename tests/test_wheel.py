"""The wheel, for hosts with neither Node nor this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from urllib.request import urlopen

import pytest

from server.core.paths import PROJECT
from serving import Server
from small import small_build

# In the new environment: reading anything of the repository ends the process. What nobars depends
# on is installed in the environment of the tests, and may be read there.
GUARD = """
import sys

def refuse(event, arguments):
    if event in {{"open", "os.listdir", "os.scandir"}} and isinstance(arguments[0], str):
        path = arguments[0]
        if path.startswith({project!r}) and not path.startswith({allowed!r}):
            sys.stderr.write(f"reads {{path}}\\n")
            import os
            os._exit(70)

sys.addaudithook(refuse)
"""


class Installed(Server):
    """A server from a wheel, in an environment of its own, without other programs on its path."""

    def __init__(self, environment: Path, **settings: str) -> None:
        """Prepare to serve the release of the wheel."""
        super().__init__(environment, "", None, **settings)
        self.program = environment / "bin" / "nobars"
        self.environ = {
            name: value
            for name, value in self.environ.items()
            if name.startswith("NOBARS_") and name != "NOBARS_BUILD"
        }


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, and install it alone in a new environment."""
    folder = tmp_path_factory.mktemp("wheel")
    made = [sys.executable, str(PROJECT / "tools" / "make_wheel.py"), str(folder)]
    subprocess.run(made, env={**os.environ, "NOBARS_BUILD": str(small_build())}, check=True)
    wheel = next(folder.glob("nobars-*.whl"))
    place = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install"]
    subprocess.run(
        [*pip, "--quiet", "--no-compile", "--no-deps", "--no-index", str(wheel)], check=True
    )
    packages = next((place / "lib").glob("python*")) / "site-packages"
    dependencies = sysconfig.get_path("purelib")
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    guard = GUARD.format(project=f"{PROJECT}{os.sep}", allowed=sys.prefix)
    (packages / "sitecustomize.py").write_text(guard)
    return place


@pytest.mark.timeout(300)
def test_wheel_serves_the_built_release_without_node_and_sources(environment: Path) -> None:
    """Its release has the bytes of the one built here."""
    built = (PROJECT / "build" / "release" / "release.json").read_bytes()
    server = Installed(environment).start()
    try:
        assert urlopen(f"{server.url}/release.json", timeout=10).read() == built
    finally:
        server.stop()


@pytest.mark.timeout(300)
def test_wheel_renders_the_texts_of_a_host(environment: Path) -> None:
    """A setting that changes pages doesn't need Node either."""
    server = Installed(
        environment, NOBARS_SITE_NAME="Harbour Hostel", NOBARS_LANGUAGES="es"
    ).start()
    try:
        about = urlopen(f"{server.url}/es/about/", timeout=10).read().decode()
        assert "Harbour Hostel" in about
        assert "Quién" in about
    finally:
        server.stop()
