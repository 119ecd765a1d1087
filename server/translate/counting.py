"""`nobars translate stats`: count what is translated."""

from __future__ import annotations

import click

from server.catalog.coverage import WORDS_AN_HOUR
from server.catalog.publishing import ENTER, STAY, decide, measure_all
from server.core.config import Config
from server.core.languages import SOURCE
from server.translate.catalogs import read_messages

_HEAD = ("language", "all", "critical", "empty", "fuzzy", "refused", "hours left", "state")


@click.command()
def stats() -> None:
    """Count what is translated, by language: fuzzy, empty and refused messages don't count."""
    measured = measure_all(read_messages(), Config.from_environ().cache)
    rows = [_HEAD]
    for each, counted in zip(decide(measured), measured.values(), strict=True):
        if each.tag == SOURCE.tag:
            continue
        rows.append(
            (
                each.tag,
                f"{counted.all.done}/{counted.all.total} {counted.all}",
                f"{counted.critical.done}/{counted.critical.total} {counted.critical}",
                str(counted.empty),
                str(counted.fuzzy),
                str(counted.refused),
                f"{counted.hours_left:g}",
                "published" if each.published else "not published",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(map(str.ljust, row, widths)).rstrip())
    click.echo(
        f"A language is published from {ENTER:.0%} of all messages and all critical ones "
        f"(safety, dialling, money), and withdrawn below {STAY:.0%}. Hours are reckoned at "
        f"{WORDS_AN_HOUR} English words each."
    )
