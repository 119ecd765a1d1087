"""`nobars translate`: the translators' commands."""

from __future__ import annotations

import click

from server.translate.adding import add
from server.translate.checking import check
from server.translate.counting import stats
from server.translate.keeping import keep
from server.translate.preview.command import preview as preview_command
from server.translate.reporting import report
from server.translate.screenshots import screenshots as screenshots_command
from server.translate.taking import take
from server.translate.updating import format_catalogs, update


@click.group()
def translate() -> None:
    """Work on the catalogs."""


for command in (add, update, check, format_catalogs, keep, take, stats, report):
    translate.add_command(command)
translate.add_command(preview_command)
translate.add_command(screenshots_command)
