"""`nobars serve` and `nobars healthy`: the production server."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
from collections.abc import Iterator
from functools import partial
from urllib.request import urlopen

import click

from server.commands.current import built_from, is_current
from server.core.config import Config
from server.http import process
from server.http.answers import Answers
from server.http.lines import announce
from server.release.files import read_release
from server.release.model import Release


@click.command()
@click.option("--built", is_flag=True, help="End if the release would have to be rendered first.")
def serve(*, built: bool) -> None:
    """Serve the release with a production server."""
    config = Config.from_environ()
    if built and not is_current(config):
        what = f"no release is at {config.release}"
        if built_from(config):
            what = "the release was built with other settings or files"
        sys.exit(f"nobars: {what}. Build it with these (nobars build), or leave out --built.")
    with _told_in_words(config):
        process.listen(config).close()  # fail before a minute of rendering
    # Each process reads a release from disk; one that must be rendered is made once, before them.
    rendered = None if is_current(config) else _rendered(config)
    with _told_in_words(config):
        process.serve(config, partial(_serving, config, rendered), partial(_announce, config))


@contextlib.contextmanager
def _told_in_words(config: Config) -> Iterator[None]:
    """End with one line if the server can't listen at its address."""
    try:
        yield
    except socket.gaierror:
        sys.exit(f"nobars: NOBARS_HOST {config.host!r} is no address of this machine.")
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            sys.exit(f"nobars: NOBARS_HOST {config.host!r} is no address of this machine.")
        reason = os.strerror(error.errno or 0)
        sys.exit(
            f"nobars: can't listen on {config.host} port {config.port}: {reason}. "
            "NOBARS_PORT chooses another."
        )


@click.command()
def healthy() -> None:
    """Ask the server on this machine whether it is well; for a container's health check."""
    url = address(Config.from_environ()) + "healthz"
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310 (an http address of our own making)
            click.echo(answer.read().decode().strip())
    except OSError as error:
        sys.exit(f"nobars: {url} does not answer: {error}")


def address(config: Config) -> str:
    """Return the address of the app for a browser on this machine."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (a name of a key, not listened on)
    host = local.get(config.host, config.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{config.port}{config.base_path}/"


def _announce(config: Config) -> None:
    announce(f"Nobars is at {address(config)} (Ctrl-C stops it).")


def _serving(config: Config, rendered: Release | None) -> Answers:
    """Return the answers from the release on disk, or from `rendered` if that one is outdated.

    So a container serves what its settings say, also if it was built with other settings.
    """
    if is_current(config):
        return Answers(read_release(config.release), config)
    return Answers(rendered or _rendered(config), config)


def _rendered(config: Config) -> Release:
    """Return the release, rendered now."""
    # Only rendering needs Flask and the catalogs: a server with a built release never loads them.
    from server.commands.building import build_quickly  # noqa: PLC0415 (see above)

    return build_quickly(config)
