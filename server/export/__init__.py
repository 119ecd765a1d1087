"""`nobars export`: the release as a folder that any static host can serve."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click

from server.app import create_app
from server.core.cache import Cache
from server.core.config import Config
from server.export import caddy, hosts, nginx
from server.export.folder import NotAnExport, replace
from server.export.site import Site
from server.features.host.texts import UnusableText
from server.release.build import build_release
from server.release.model import Release


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--served-from",
    type=click.Path(path_type=Path),
    help="Where the folder lies on the host; in place of where it is written to.",
)
@click.option("--brotli", is_flag=True, help="The host's nginx has the module brotli_static.")
@click.option(
    "--then",
    "command",
    metavar="COMMAND",
    help="What to run when the export is in its place: --then 'nginx -s reload'.",
)
def export(folder: Path, served_from: Path | None, command: str | None, *, brotli: bool) -> None:
    """Write the release to FOLDER, for a static host, a CDN, nginx or Caddy.

    FOLDER/site is what the host serves; beside it lie configurations for nginx and Caddy. An
    earlier export is replaced; any other folder is left alone. nginx and Caddy name the release of
    the configuration that they have read: let them read the new one.
    """
    config = Config.from_environ()
    try:
        release = build_release(create_app(config), cache=Cache(config.cache))
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
    """Run what comes after an export; its own words say what is wrong with it."""
    try:
        subprocess.run(shlex.split(command), check=True)  # noqa: S603 (what the host asks for)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        sys.exit(f"nobars: the export is in its place, but {command!r} has failed: {error}")


def contents(
    release: Release, config: Config, place: Path, *, brotli: bool = False
) -> dict[str, bytes]:
    """Return all files of an export by path; `place` is where the host will have it."""
    site = Site(release, config, place / "site")
    return {
        **{f"site/{name}": body for name, body in {**site.files(), **hosts.files(site)}.items()},
        "nginx/http.conf": nginx.http(site).encode(),
        "nginx/server.conf": nginx.server(site, brotli=brotli).encode(),
        "Caddyfile": caddy.caddyfile(site).encode(),
    }
