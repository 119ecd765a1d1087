"""`update` and `format`: write the catalogs as they should be."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from server.catalog.coverage import measure
from server.catalog.po import CatalogError, Entry
from server.catalog.publishing import decide
from server.core.languages import LANGUAGES, Language, entry_path, format_entry, write_entry
from server.translate.catalogs import (
    TEMPLATE,
    catalog_bytes,
    catalog_path,
    extract_messages,
    read_messages,
    template_bytes,
)
from server.translate.tags import TRANSLATED, chosen, shown, tag


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if it would.")
def update(*, only_check: bool) -> None:
    """Extract the messages anew, merge them into every catalog, decide what is published."""
    messages = extract_messages()
    wanted = {TEMPLATE: template_bytes(messages)} | _plan(TRANSLATED, messages)
    changed = [path for path, data in wanted.items() if _read(path) != data]
    if only_check:
        _fail_if_stale(changed)
        return
    _write(wanted, changed)
    _write_entries()
    for language in TRANSLATED:
        coverage = measure(language, messages)
        missing, total = coverage.all.missing, coverage.all.total
        click.echo(f"{language.tag}: {missing} of {total} messages still to translate.")
    click.echo("Next: translate, then `nobars translate check`.")


@click.command("format")
@tag
def format_catalogs(language: Language | None) -> None:
    """Write catalogs as they lie in the project, whatever an editor made of them.

    The messages stay those of translations/messages.pot. What is translated and no longer used
    is kept at the end, in lines that begin with #~.
    """
    wanted = _plan(chosen(language), read_messages())
    changed = [path for path, data in wanted.items() if _read(path) != data]
    _write(wanted, changed)
    if not changed:
        click.echo("Nothing to do: every catalog is as it should be.")


def _plan(languages: Iterable[Language], messages: Sequence[Entry]) -> dict[Path, bytes]:
    """Return what each catalog's file should hold; ends if one can't be read."""
    wanted, problems = {}, []
    for language in languages:
        path = catalog_path(language)
        try:
            wanted[path] = catalog_bytes(language, _read(path), messages)
        except CatalogError as problem:
            problems.append(f"nobars: {shown(path)}:{problem.line}: {problem.problem}")
    if problems:
        sys.exit("\n".join([*problems, "Nothing was written. Mend this line first."]))
    return wanted


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _write(wanted: dict[Path, bytes], changed: Iterable[Path]) -> None:
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[path])
        click.echo(f"Wrote {shown(path)}.")


def _write_entries() -> None:
    """Keep what is published now: the next decision depends on it."""
    for before, after in zip(LANGUAGES, decide(), strict=True):
        if before.published != after.published:
            click.echo(f"{after.tag} is {'published' if after.published else 'withdrawn'} now.")
        write_entry(after)


def _fail_if_stale(changed: list[Path]) -> None:
    entries = {entry_path(each): format_entry(each) for each in decide()}
    stale = [*changed, *(path for path, text in entries.items() if path.read_text("utf-8") != text)]
    if stale:
        names = ", ".join(map(shown, stale))
        sys.exit(f"nobars: not up to date: {names}. Run `nobars translate update`.")
    click.echo("The template, the catalogs and the entries of the languages are up to date.")
