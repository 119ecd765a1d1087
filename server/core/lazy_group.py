"""A group of commands that imports a command only when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands by name, each with its place: "<module>:<attribute>".

    So a starting server, or a check of one catalog, doesn't load what only other commands need.
    """

    def __init__(self, *arguments: Any, places: Mapping[str, str], **options: Any) -> None:
        """Take the places; nothing is imported yet."""
        super().__init__(*arguments, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self.places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of that name."""
        place = self.places.get(cmd_name)
        return imported(place) if place else super().get_command(ctx, cmd_name)


def imported(place: str) -> click.Command:
    """Return the command at a place, "<module>:<attribute>"."""
    module, name = place.split(":")
    command: click.Command = getattr(import_module(module), name)
    return command
