"""A group of commands, each of which is imported when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands by their names, each with its place: the name of a module, a colon, an attribute.

    A server that starts, or a check of one catalog, loads nothing that only others need.
    """

    def __init__(self, *arguments: Any, places: Mapping[str, str], **options: Any) -> None:
        """Note the places; import nothing."""
        super().__init__(*arguments, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self.places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or return None if there is none of that name."""
        place = self.places.get(cmd_name)
        return imported(place) if place else super().get_command(ctx, cmd_name)


def imported(place: str) -> click.Command:
    """Import the command at a place."""
    module, name = place.split(":")
    command: click.Command = getattr(import_module(module), name)
    return command
