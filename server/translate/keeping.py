"""`nobars translate keep`: keep translations that still fit their reworded English."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from server.catalog.difference import difference
from server.catalog.judging import problems_of
from server.catalog.po import Entry, decode, read_entries
from server.core.languages import Language
from server.translate.catalogs import catalog_path, read_messages, write_over, written_anew
from server.translate.tags import shown, tag


@click.command()
@tag
@click.argument("part", required=False)
@click.option("--all", "every", is_flag=True, help="Keep all of them.")
def keep(language: Language | None, part: str | None, *, every: bool) -> None:
    """Show translations whose English was reworded since; keep those that still fit.

    PART is some words of the English, or the number of its line: these translations are kept.
    Without PART, all are shown and none is changed. A kept translation is no longer fuzzy, so the
    app shows it.
    """
    if language is None:
        sys.exit("nobars: say of which language: `nobars translate keep TAG`.")
    path = catalog_path(language)
    data = path.read_bytes()
    entries = read_entries(decode(data))
    waiting = [each for each in entries if each.previous and each.is_fuzzy and not each.obsolete]
    meant = [each for each in waiting if every or (part and _is_meant(each, part))]
    if not waiting or (part and not meant):
        click.echo("Nothing to do: no English was reworded" + (f" with {part!r}." if part else "."))
        return
    for entry in meant or waiting:
        click.echo(_describe(entry, language))
    if meant:
        kept = [each for each in meant if not problems_of(each, language)]
        changed = [_as_kept(each) if each in kept else each for each in entries]
        write_over(path, written_anew(language, changed, read_messages()), data)
        click.echo(f"Kept {len(kept)} of {len(meant)} in {shown(path)}.")
    else:
        click.echo(f"If one still fits: `nobars translate keep {language.tag} LINE`, or --all.")


def _is_meant(entry: Entry, part: str) -> bool:
    return part == str(entry.line) or part.lower() in (entry.source or "").lower()


def _as_kept(entry: Entry) -> Entry:
    return replace(entry, previous="", flags=[each for each in entry.flags if each != "fuzzy"])


def _describe(entry: Entry, language: Language) -> str:
    lines = [
        f"line {entry.line}: {difference(entry.previous, entry.source or '')}",
        f"    translation:  {' | '.join(entry.forms)}",
    ]
    lines += [f"    not kept:     {each}" for each in problems_of(entry, language)]
    return "\n".join(lines)
