"""`nobars translate report`: a page of coverage by language and area."""

from __future__ import annotations

from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.catalog.coverage import WORDS_AN_HOUR
from server.catalog.publishing import decide, measure_all
from server.core.config import Config
from server.translate.catalogs import read_messages
from server.translate.tags import shown


@click.command()
def report() -> None:
    """Write a page of coverage by language and area, to open in a browser."""
    path = Config.from_environ().build / "coverage.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_report(), "utf-8")
    click.echo(f"Wrote {shown(path)}. Next: open it in a browser.")


def render_report() -> str:
    """Return the page: plain HTML without scripts; the same catalogs give the same page."""
    measured = measure_all(read_messages(), Config.from_environ().cache)
    counted = list(zip(decide(measured), measured.values(), strict=True))
    areas = sorted(counted[0][1].areas)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html")
    return page.render(counted=counted, areas=areas, words_an_hour=WORDS_AN_HOUR)
