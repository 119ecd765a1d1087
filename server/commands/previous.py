"""The option that names an earlier release, from which phones get changes alone."""

from __future__ import annotations

import click

from server.release.previous import NoRelease, Previous, read_previous

from_previous = click.option(
    "--previous",
    metavar="PLACE",
    help="The release that phones have now, as a folder or the address of the app: browsers that "
    "keep dictionaries then download only what has changed in a file.",
)


def known(place: str | None) -> Previous:
    """Return the dictionaries of the release at a place; none, with a warning, if none is there."""
    try:
        return read_previous(place) if place else {}
    except NoRelease as error:
        click.echo(f"nobars: {error}: changed files will be sent whole.", err=True)
        return {}
