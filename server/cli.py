"""The `nobars` command: Flask's own commands, and ours."""

from __future__ import annotations

import os
import socket
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import click
from flask import Flask
from flask.cli import FlaskGroup
from flask.helpers import get_debug_flag

from server import create_app
from server.core.config import Config, ConfigError
from server.core.paths import PROJECT
from server.export import export
from server.features.host.texts import UnusableText
from server.features.operators.command import operators
from server.gallery import reloading
from server.http import process
from server.http.answers import Answers
from server.release.build import build_release
from server.release.cache import Cache
from server.release.compression import QUICK, SMALLEST, Effort
from server.release.files import read_release, write_release
from server.release.fingerprint import fingerprint
from server.release.model import Release
from server.release.settings import Settings
from server.translate import translate
from server.translate.workshop import open_workshop
from server.verify import verify


def main() -> None:
    """Run the command line; a setting that can't be used is one clear line."""
    try:
        config = Config.from_environ()
    except ConfigError as error:
        sys.exit(f"nobars: {error}")
    live = partial(_live, config)
    command = FlaskGroup(help=__doc__, create_app=live, add_version_option=False)
    command.add_command(build)
    command.add_command(serve)
    command.add_command(export)
    command.add_command(healthy)
    command.add_command(operators)
    command.add_command(translate)
    command.add_command(verify)
    command.main(
        auto_envvar_prefix="FLASK",
        default_map={"run": {"host": config.host, "port": config.port}},
    )


@click.command()
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
def build(*, force: bool) -> None:
    """Render, hash and compress the release."""
    config = Config.from_environ()
    inputs = fingerprint(config)
    if not force and _built_from(config) == inputs and _is_below(config):
        click.echo(f"The release at {_shown(config.release)} is up to date.")
        return
    if config.security_expires and config.security_expires <= datetime.now(UTC).date():
        click.echo(
            "nobars: NOBARS_SECURITY_EXPIRES is past: security.txt counts no more.", err=True
        )
    release = _build(config)
    write_release(release, config.release)
    Cache(config.cache).drop_unused()
    _stamp(config).write_text(inputs)
    click.echo(f"Release {release.id}: {len(release.files)} files are at {_shown(config.release)}.")


@click.command()
@click.option("--built", is_flag=True, help="End if the release would have to be rendered first.")
def serve(*, built: bool) -> None:
    """Serve the release with a production server."""
    config = Config.from_environ()
    if built and not _is_current(config):
        sys.exit(
            "nobars: the release was built with other settings or files. Build it with these "
            "(nobars build), or leave out --built."
        )
    # Made once, before any process needs it; one that lies on disk is read by each.
    rendered = None if _is_current(config) else _build(config, QUICK)
    try:
        process.serve(config, partial(_serving, config, rendered), partial(_announce, config))
    except socket.gaierror:
        sys.exit(f"nobars: NOBARS_HOST {config.host!r} is no address of this machine.")
    except OSError as error:
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
    """Say where a person on this machine finds the app."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(config.host, config.host)  # noqa: S104
    return f"http://{host}:{config.port}{config.base_path}/"


def _live(config: Config) -> Flask:
    """Make the app that renders each request anew; its pages tell the browser not to save them."""
    try:
        if get_debug_flag():
            workshop = open_workshop(config)
            workshop.register_blueprint(reloading.bp)
            return workshop
        app = create_app(config)
    except UnusableText as error:
        sys.exit(f"nobars: {error}")
    app.jinja_env.globals["live"] = True
    return app


def _announce(config: Config) -> None:
    click.echo(f"Nobars is at {address(config)} (Ctrl-C stops it).")


def _serving(config: Config, built: Release | None) -> Answers:
    """Answer from the release on disk; one built from anything else is made anew.

    So a container whose settings differ from those of its build still serves what they say.
    """
    if _is_current(config):
        return Answers(read_release(config.release), config)
    return Answers(built or _build(config, QUICK), config)


def _is_current(config: Config) -> bool:
    return _built_from(config) == fingerprint(config)


def _is_below(config: Config) -> bool:
    """Say whether the release on disk has the path prefix of the settings."""
    return Settings.read(config.release).base_path == config.base_path


def _build(config: Config, effort: Effort = SMALLEST) -> Release:
    try:
        cache = Cache(config.cache)
        return build_release(create_app(config), effort, cache)
    except (FileNotFoundError, UnusableText) as error:
        sys.exit(f"nobars: {error}")


def _stamp(config: Config) -> Path:
    return config.release / ".built-from"


def _built_from(config: Config) -> str | None:
    stamp = _stamp(config)
    return stamp.read_text() if stamp.exists() else None


def _shown(path: Path) -> Path:
    return path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path
