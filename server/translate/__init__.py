"""`nobars translate`: the translators' commands."""

from __future__ import annotations

import click

from server.translate import screenshots
from server.translate.catalogs import update_catalogs
from server.translate.preview import command


@click.group()
def translate() -> None:
    """Work on the catalogs."""


@translate.command()
def update() -> None:
    """Extract the messages anew and merge them into every catalog."""
    for language, missing in update_catalogs().items():
        click.echo(f"{language}: {missing} messages wait for a translation.")


translate.add_command(command.preview)
translate.add_command(screenshots.screenshots)
