"""`nobars translate`: the translators' commands."""

from __future__ import annotations

import click

from server.core.lazy_group import LazyGroup

PLACES = {
    "add": "server.translate.adding:add",
    "check": "server.translate.checking:check",
    "format": "server.translate.updating:format_catalogs",
    "keep": "server.translate.keeping:keep",
    "preview": "server.translate.preview.command:preview",
    "report": "server.translate.reporting:report",
    "screenshots": "server.translate.screenshots:screenshots",
    "stats": "server.translate.counting:stats",
    "take": "server.translate.taking:take",
    "update": "server.translate.updating:update",
}


@click.group(cls=LazyGroup, places=PLACES)
def translate() -> None:
    """Work on the catalogs."""
