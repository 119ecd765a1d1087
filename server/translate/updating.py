"""`nobars translate update` and `format`: bring the catalogs into order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from server.catalog.coverage import Coverage
from server.catalog.po import CatalogError, Entry, read_entries
from server.catalog.publishing import decide, measure_all, withdrawn_on
from server.core.cache import Cache
from server.core.config import Config
from server.core.languages import LANGUAGES, Language, entry_path, format_entry, write_entry
from server.translate import phrases
from server.translate.catalogs import (
    TEMPLATE,
    catalog_bytes,
    catalog_path,
    ending_unless_written,
    extract_messages,
    read_messages,
    template_bytes,
    write_over,
)
from server.translate.codes import CODES, SCRIPTS, codes_file, unused_codes
from server.translate.tags import TRANSLATED, chosen, shown, tag

_Plan = dict[Path, tuple[bytes | None, bytes]]  # the present and the new content by file


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if it would.")
def update(*, only_check: bool) -> None:
    """Extract the messages anew, merge them into every catalog, decide what is published."""
    kept_in = Config.from_environ().cache
    messages = extract_messages(Cache(kept_in))
    spoken = phrases.source_entries()
    plan = {TEMPLATE: (_read(TEMPLATE), template_bytes(messages))} | _plan(TRANSLATED, messages)
    plan |= {phrases.TEMPLATE: (_read(phrases.TEMPLATE), template_bytes(spoken))}
    plan |= _plan(phrases.translated(), spoken, phrases.catalog_path)
    if SCRIPTS.is_dir():
        plan[CODES] = (_read(CODES), codes_file())
    changed = _changes(plan)
    if only_check:
        _fail_if_stale([*changed], measure_all(messages, kept_in))
        _fail_if_unused()
        return
    _write(changed)
    measured = measure_all(messages, kept_in)
    _write_entries(measured)
    for language in TRANSLATED:
        coverage = measured[language]
        missing, total = coverage.all.missing, coverage.all.total
        click.echo(f"{language.tag}: {missing} of {total} messages still to translate.")
    click.echo("Next: translate, then `nobars translate check`.")


@click.command("format")
@tag
def format_catalogs(language: Language | None) -> None:
    """Write catalogs in the project's format, whichever editor has saved them.

    The messages are those of translations/messages.pot. A translation that is no longer used is
    kept at the end, in lines that begin with #~.
    """
    changed = _changes(_plan(chosen(language), read_messages()))
    _write(changed)
    if not changed:
        click.echo("Nothing to do: every catalog is as it should be.")


def _plan(
    languages: Iterable[Language],
    messages: Sequence[Entry],
    place: Callable[[Language], Path] = catalog_path,
) -> _Plan:
    """Return the present and the new content of each catalog; end the command on an error."""
    plan, problems = {}, []
    for language in languages:
        path = place(language)
        before = _read(path)
        try:
            plan[path] = (before, catalog_bytes(language, before, messages))
        except CatalogError as problem:
            remedy = problem.remedy.replace("FILE", shown(path))
            problems += [f"nobars: {shown(path)}:{problem.line}: {problem.problem}", remedy]
    if problems:
        sys.exit("\n".join([*problems, "Nothing was written."]))
    return plan


def _changes(plan: _Plan) -> _Plan:
    return {path: each for path, each in plan.items() if each[0] != each[1]}


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _write(changed: _Plan) -> None:
    for path, (before, after) in changed.items():
        write_over(path, after, before)
        click.echo(f"Wrote {shown(path)}.")
        if before is not None and path.suffix == ".po":
            _tell_what_was_kept(_entries(before), _entries(after))


def _entries(data: bytes) -> list[Entry]:
    return read_entries(data.decode())


def _tell_what_was_kept(before: list[Entry], after: list[Entry]) -> None:
    """Print where translations are that have lost their message."""
    obsolete = _count(after, "obsolete") - _count(before, "obsolete")
    reworded = _reworded(after) - _reworded(before)
    if obsolete > 0:
        click.echo(f"  Kept {obsolete} whose message went away, at its end (#~).")
    if reworded > 0:
        click.echo(
            f"  Kept {reworded} whose English was reworded, as fuzzy (#|): "
            "`nobars translate keep TAG` shows what changed."
        )


def _count(entries: list[Entry], what: str) -> int:
    return sum(bool(getattr(each, what)) for each in entries)


def _reworded(entries: list[Entry]) -> int:
    return sum(bool(each.previous) for each in entries)


def _today() -> date:
    return datetime.now(UTC).date()


def _write_entries(measured: Mapping[Language, Coverage]) -> None:
    """Write to each entry whether its language is published; the next decision depends on it."""
    for before, after in zip(LANGUAGES, decide(measured, _today()), strict=True):
        if before.published != after.published:
            click.echo(f"{after.tag} is {'published' if after.published else 'withdrawn'} now.")
        elif after.unfinished_since and (end := withdrawn_on(after)):
            click.echo(
                f"{after.tag} lacks messages that it needs, and stays published until {end}: "
                "translate those on safety, dialling and money first."
            )
        with ending_unless_written(entry_path(after)):
            write_entry(after)


def _fail_if_stale(changed: list[Path], measured: Mapping[Language, Coverage]) -> None:
    stale = [*changed, *_stale_entries(measured)]
    if stale:
        names = ", ".join(map(shown, stale))
        sys.exit(f"nobars: not up to date: {names}. Run `nobars translate update`.")
    click.echo("The template, the catalogs and the entries of the languages are up to date.")


def _fail_if_unused() -> None:
    if SCRIPTS.is_dir() and (unused := unused_codes()):
        names = ", ".join(unused)
        sys.exit(
            f"nobars: no script names these messages: {names}. Delete them from the templates."
        )


def _stale_entries(measured: Mapping[Language, Coverage]) -> Iterable[Path]:
    """Yield the entries that `update` would change, except for an ended time of grace."""
    decided = decide(measured)
    for before, after, now in zip(LANGUAGES, decided, decide(measured, _today()), strict=True):
        begun = bool(now.unfinished_since) and not before.unfinished_since
        path = entry_path(after)
        if begun or path.read_text("utf-8") != format_entry(after):
            yield path
