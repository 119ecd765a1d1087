"""The states of the app's pages that have words of their own, with sample data.

Most words show only in a state that is hard to reach by clicking. Each feature lists its states in
its `states.toml`. The `states.toml` beside this file is for pages that belong to no feature.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import url_for

from server.core.languages import Language
from server.features.registry import features


@dataclass(frozen=True, slots=True)
class State:
    """A page, the sample log in it, and the steps that lead to the state.

    `page` is an endpoint, with `chapter` if it takes one; a page of an error has a `template`
    instead. `log` names a sample log of web/preview/samples.ts; web/preview/steps.ts plays the
    steps. `host` says whether the site's host is named on it.
    """

    name: str
    title: str
    page: str = ""
    chapter: str = ""
    template: str = ""
    log: str = "none"
    query: str = ""
    scripts: bool = True
    host: bool = False
    steps: tuple[dict[str, Any], ...] = ()

    @property
    def group(self) -> str:
        """The part of its title before the first colon."""
        return self.title.split(":")[0]


def read_states(path: Path) -> dict[str, State]:
    """Return states by name. Raise TypeError for an entry with an unknown field."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: State(name=name, **entry) for name, entry in entries.items()}


def _all_states() -> Iterator[tuple[str, State]]:
    rooms = [*(each.folder for each in features()), Path(__file__).parent]
    for path in (room / "states.toml" for room in rooms):
        if path.exists():
            yield from read_states(path).items()


STATES = dict(_all_states())


def state_urls(language: Language) -> Iterator[str]:
    """Yield the address of each state in a language."""
    for state in STATES.values():
        yield url_for("gallery.show", tag=language.tag, name=state.name) + state.query
