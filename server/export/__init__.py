"""`nobars export`: the release as a folder that any static host can serve."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click

from server.app import create_app
from server.commands.previous import from_previous, known
from server.core.cache import Cache
from server.core.config import Config
from server.export import caddy, hosts, nginx
from server.export.folder import NotAnExport, replace
from server.export.site import Site
from server.features.host.texts import UnusableText
from server.release.build import build_release
from server.release.deltas import with_deltas
from server.release.fingerprint import Inputs
from server.release.model import Release


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--served-from",
    type=click.Path(path_type=Path),
    help="The path of FOLDER on the host, if it isn't the one it is written to.",
)
@click.option("--brotli", is_flag=True, help="The host's nginx has the module brotli_static.")
@click.option(
    "--then",
    "command",
    metavar="COMMAND",
    help="A command to run after the export: --then 'nginx -s reload'.",
)
@from_previous
def export(
    folder: Path,
    served_from: Path | None,
    command: str | None,
    previous: str | None,
    *,
    brotli: bool,
) -> None:
    """Write the release to FOLDER, for a static host, a CDN, nginx or Caddy.

    The host serves FOLDER/site. Beside it are configurations for nginx and Caddy, which must
    reload them after each export, because they name the release. An earlier export is replaced;
    the command refuses any other folder that isn't empty.
    """
    config = Config.from_environ()
    try:
        cache = Cache(config.cache)
        inputs = Inputs.read(config)
        built = build_release(create_app(config), cache=cache, inputs=inputs)
        release = with_deltas(built, known(previous), cache)
        place = (served_from or folder).absolute()
        replace(folder, contents(release, config, place, brotli=brotli), release.id)
    except (NotAnExport, FileNotFoundError, UnusableText) as error:
        sys.exit(f"nobars: {error}")
    except OSError as error:
        sys.exit(f"nobars: can't write {folder}: {error.strerror}.")
    click.echo(f"Release {release.id}: {len(release.files)} files are at {folder / 'site'}.")
    if command:
        _run(command)


def _run(command: str) -> None:
    """Run the host's command; end with its error if it fails."""
    try:
        subprocess.run(shlex.split(command), check=True)  # noqa: S603 (the host's own command)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        sys.exit(f"nobars: the export is in its place, but {command!r} has failed: {error}")


def contents(
    release: Release, config: Config, place: Path, *, brotli: bool = False
) -> dict[str, bytes]:
    """Return all files of an export by path; `place` is its folder on the host."""
    site = Site(release, config, place / "site")
    return {
        **{f"site/{name}": body for name, body in {**site.files(), **hosts.files(site)}.items()},
        "nginx/http.conf": nginx.http(site).encode(),
        "nginx/server.conf": nginx.server(site, brotli=brotli).encode(),
        "Caddyfile": caddy.caddyfile(site).encode(),
    }
