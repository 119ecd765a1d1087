"""The argument TAG of the commands, and the languages that it names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from server.core.languages import LANGUAGES, SOURCE, Language, find
from server.core.paths import PROJECT

TRANSLATED = tuple(each for each in LANGUAGES if each != SOURCE)


class _Tag(click.ParamType[Language]):
    """A tag of a language that has a catalog, in any spelling."""

    name = "tag"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Language:
        language = find(value)
        if language == SOURCE:
            self.fail(f"{SOURCE.name} is the source: it has no catalog.", param, ctx)
        if language is None:
            tags = ", ".join(each.tag for each in TRANSLATED)
            hint = f"`nobars translate add {value}` begins it."
            self.fail(f"{value!r} is none of the languages here ({tags}). {hint}", param, ctx)
        return language


tag = click.argument("language", metavar="[TAG]", type=_Tag(), required=False)


def chosen(language: Language | None) -> tuple[Language, ...]:
    """Return the named language, or without one, all that have a catalog."""
    return (language,) if language else TRANSLATED


def shown(path: Path) -> str:
    """Return a path as translators type it: relative to the project."""
    return os.path.relpath(path, PROJECT) if path.is_relative_to(PROJECT) else str(path)
