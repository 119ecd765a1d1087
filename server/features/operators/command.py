"""`nobars operators`: the maintainers' commands for the directory of operators."""

from __future__ import annotations

import difflib
import xml.etree.ElementTree as ET
from pathlib import Path

import click

from server.features.operators.refresh.carriers import read_carriers
from server.features.operators.refresh.joining import join
from server.features.operators.refresh.providers import INSTALLED, Provider, read_providers
from server.features.operators.skeleton import COLUMNS, PATH
from server.features.operators.tables import DataError, write_table
from server.features.operators.tidying import tidy as tidy_tables

FEWEST = 300  # providers; a list with fewer was cut off, or is another file


@click.group()
def operators() -> None:
    """Work on the directory of operators."""


@operators.command()
@click.option(
    "--providers",
    type=click.Path(path_type=Path),
    default=INSTALLED,
    show_default=True,
    help="The list of the Debian package mobile-broadband-provider-info.",
)
@click.option("--check", is_flag=True, help="Write nothing; fail if the table would change.")
def refresh(*, providers: Path, check: bool) -> None:
    """Renew the derived table of operators, and print what changes in it."""
    if not providers.exists():
        raise click.ClickException(
            f"{providers} is missing: `apt-get install mobile-broadband-provider-info` (or, "
            "without installing it, `apt-get download` and `dpkg-deb -x`), "
            "or name another file with --providers."
        )
    try:
        carriers = read_carriers()
    except ImportError as error:
        raise click.ClickException("The package phonenumbers is missing: make .make/dev") from error
    rows = [entry.row() for entry in join(_read(providers), carriers)]
    changes = _changes(PATH, write_table(COLUMNS, rows))
    click.echo(changes or f"{PATH.name} is up to date.", nl=not changes)
    if changes and check:
        raise click.exceptions.Exit(1)
    if changes:
        PATH.write_text(write_table(COLUMNS, rows), encoding="utf-8")


@operators.command()
def tidy() -> None:
    """Check all rows of the tables kept by hand, and put them in order."""
    try:
        changed = tidy_tables()
    except DataError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Sorted: {', '.join(changed)}." if changed else "All tables are in order.")


def _read(path: Path) -> tuple[Provider, ...]:
    """Return the providers. Raise ClickException if the file has none: the table would be lost."""
    try:
        found = read_providers(path)
    except (OSError, ET.ParseError) as error:
        raise click.ClickException(f"{path} can't be read as XML: {error}") from error
    if len(found) < FEWEST:
        raise click.ClickException(
            f"{path} has {len(found)} providers, where the Debian list has about 700. "
            "Nothing was changed."
        )
    return found


def _changes(path: Path, after: str) -> str:
    """Return a unified diff from the table on disk, "" if nothing changes."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        fromfile=path.name,
        tofile=f"{path.name} (new)",
        n=0,
    )
    return "".join(lines)
