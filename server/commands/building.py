"""`nobars build`: make the release."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from server.app import create_app
from server.commands.current import built_from, note_built_from
from server.commands.previous import from_previous, known
from server.core.cache import Cache
from server.core.config import Config
from server.core.paths import PROJECT
from server.features.host.texts import UnusableText
from server.release.build import build_release
from server.release.compression import QUICK, SMALLEST, Effort
from server.release.deltas import with_deltas
from server.release.files import write_release
from server.release.fingerprint import Inputs
from server.release.keys import libraries
from server.release.model import Release
from server.release.present import Present
from server.release.settings import Settings


@click.command()
@click.option("--force", is_flag=True, help="Render all pages again, even if nothing has changed.")
@from_previous
def build(*, force: bool, previous: str | None) -> None:
    """Render, hash and compress the release."""
    config = Config.from_environ()
    inputs = Inputs.read(config)
    present = Present.read(config.release)
    if not force and built_from(config) == inputs.whole and _is_as_made_now(config, present):
        click.echo(f"The release at {_shown(config.release)} is up to date.")
        return
    if config.security_expires and config.security_expires <= datetime.now(UTC).date():
        click.echo(
            "nobars: NOBARS_SECURITY_EXPIRES is past: security.txt is no longer valid.", err=True
        )
    try:
        config.build.mkdir(parents=True, exist_ok=True)  # fail before a minute of rendering
        release = _built(config, inputs, present=None if force or previous else present, anew=force)
        release = with_deltas(release, known(previous), Cache(config.cache))
        write_release(release, config.release)
        Cache(config.cache).drop_unused()
        note_built_from(config, inputs.whole)
    except OSError as error:
        sys.exit(
            f"nobars: can't write {config.release}: {error.strerror}. "
            "NOBARS_BUILD chooses another folder."
        )
    click.echo(f"Release {release.id} is at {_shown(config.release)}.")


def build_quickly(config: Config) -> Release:
    """Return a release for a server that needs it at once, compressed with less effort."""
    return _built(config, Inputs.read(config), QUICK)


def _built(
    config: Config,
    inputs: Inputs,
    effort: Effort = SMALLEST,
    present: Present | None = None,
    *,
    anew: bool = False,
) -> Release:
    try:
        app, cache = create_app(config), Cache(config.cache)
        return build_release(app, effort, cache, present, inputs=inputs, anew=anew)
    except (FileNotFoundError, UnusableText) as error:
        sys.exit(f"nobars: {error}")


def _is_as_made_now(config: Config, present: Present | None) -> bool:
    """Return whether the release has the path prefix of the settings, and our libraries made it."""
    by_others = present and present.libraries != libraries()
    return not by_others and Settings.read(config.release).base_path == config.base_path


def _shown(path: Path) -> Path:
    return path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path
