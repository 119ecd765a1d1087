"""`nobars verify`: check that a host sends the release as it is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click
from werkzeug.urls import iri_to_uri

from server.core.config import Config
from server.core.terminal import visible
from server.release.files import read_release
from server.release.model import Release
from server.release.moving import at_address
from server.verify.host import verify as verify_host
from server.verify.severity import SEVERITIES, Severity
from server.verify.wire import Unreachable

# Errors of reading a folder that another version, or another program, has written.
UNREADABLE = (OSError, ValueError, LookupError, TypeError, StopIteration)
HARMFUL, UNREACHABLE, WEAK = 1, 2, 3  # exit codes


@click.command()
@click.argument("url", callback=lambda _context, _parameter, value: _address(value))
@click.option(
    "--release",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A build that the host must serve. By default, the one here if it was made for URL; "
    "another one is used if it is the same.",
)
@click.option("--alone", is_flag=True, help="Compare with no local build.")
@click.option(
    "--accept",
    "accepted",
    metavar="CODES",
    default="",
    callback=lambda _context, _parameter, value: _codes(value),
    help="Codes of differences that you know and accept, separated by commas.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def verify(
    url: str, folder: Path | None, *, alone: bool, accepted: frozenset[str], as_json: bool
) -> None:
    """Compare the answers of the host at URL with the release that it serves.

    The exit code is 0 if there are no differences or all are accepted, 1 if one harms readers, 2 if
    the host can't be reached, 3 if a protection is missing or readers pay too much.
    """
    try:
        local, is_for_url = (None, False) if alone else _read_local(folder, url)
        is_demanded = bool(folder) or is_for_url
        report = verify_host(url, local, is_demanded=is_demanded).accepting(accepted)
    except Unreachable as problem:
        if as_json:
            click.echo(json.dumps({"url": url, "error": str(problem)}))
        click.echo(visible(f"nobars: {url} can't be reached: {problem}"), err=True)
        sys.exit(UNREACHABLE)
    click.echo(json.dumps(report.as_json(), indent=2) if as_json else str(report))
    sys.exit({Severity.HARM: HARMFUL, Severity.WEAK: WEAK}.get(report.worst or Severity.NOTE, 0))


def _codes(text: str) -> frozenset[str]:
    codes = frozenset(each.strip() for each in text.split(",") if each.strip())
    if unknown := codes - {*SEVERITIES}:
        names = ", ".join(sorted(unknown))
        raise click.BadParameter(f"{names}: not among {', '.join(sorted(SEVERITIES))}")
    return codes


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        usable = usable and parts.username is None
        text = iri_to_uri(text)
    except ValueError:  # an unclosed bracket, a port beyond 65535, an invalid name
        usable = False
    if not usable:
        raise click.BadParameter("must be an address such as https://nobars.example/")
    return text


def _read_local(folder: Path | None, url: str) -> tuple[Release | None, bool]:
    """Return the local build below the host's path prefix, and whether it was made for that host.

    The build is None if there is none.
    """
    config = Config.from_environ()
    try:
        release = read_release(folder or config.release)
        local = at_address(release, release.settings.origin, urlsplit(url).path.rstrip("/"))
    except UNREADABLE as error:
        if folder is None:
            return None, False
        message = f"{folder} holds no release that can be read."
        raise click.BadParameter(message, param_hint="--release") from error
    return local, _root(url) in {release.settings.address, f"{config.origin}{config.base_path}/"}


def _root(url: str) -> str:
    """Return an address as settings write it: the name in lower case, a slash at the end."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"
