"""A gallery of the states of each page that have words of their own, with sample data.

For those who work on the app: most words show only in a state that is hard to reach by clicking.
Each state is a real page on which a script does what `data/gallery.toml` says.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    abort,
    current_app,
    g,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from markupsafe import Markup

from server.config import Config
from server.host import Host
from server.languages import Language
from server.offline import manifest

bp = Blueprint("gallery", __name__)
# The page's own script comes later, when the sample data is there.
OWN_SCRIPT = re.compile(r'<script type="module" src="([^"]+/log\.js)"></script>')

# What a browser without scripts passes over.
WITH_SCRIPTS = re.compile(r"<script\b[^>]*></script>|</?noscript>")
PLAY = Markup('<script type="module" src="{}" data-play="{}" data-log="{}" data-own="{}"></script>')


@dataclass(frozen=True, slots=True)
class State:
    """A page, the sample log in it, and the steps that lead to the state."""

    name: str
    title: str
    page: str = ""  # an endpoint, or
    chapter: str = ""
    template: str = ""
    log: str = "none"
    query: str = ""
    scripts: bool = True
    host: bool = False  # whether the people who run the site say who they are
    steps: tuple[dict[str, Any], ...] = ()

    @property
    def group(self) -> str:
        """What stands before the first colon of its title."""
        return self.title.split(":")[0]


def read_states(path: Path) -> dict[str, State]:
    """Read states by name. Raises TypeError for an entry with an unknown field."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: State(name=name, **entry) for name, entry in entries.items()}


STATES = read_states(Path(__file__).with_name("data") / "gallery.toml")


def state_urls(language: Language) -> Iterator[str]:
    """Yield the address of each state in a language."""
    for state in STATES.values():
        yield url_for("gallery.show", tag=language.tag, name=state.name) + state.query


@bp.get("/-workshop/<path:name>")
def asset(name: str) -> Any:
    """Serve what the bundler made for those who work on the app."""
    config: Config = current_app.config["NOBARS"]
    return send_from_directory(config.build / "preview", name)


@bp.get("/<language:tag>/gallery/")
def index() -> str:
    """List the states."""
    return render_template("gallery/index.html", states=STATES.values())


@bp.get("/<language:tag>/gallery/<name>/")
def show(name: str) -> str:
    """Show a state."""
    state = STATES.get(name)
    if state is None:
        abort(404)
    if state.page:
        page = str(current_app.view_functions[state.page](*filter(None, [state.chapter])))
    else:
        page = render_template(state.template, manifest=json.loads(manifest().data))
    return _stage(page, state)


@bp.before_request
def make_up_host() -> None:
    """Give the states that show a host one with everything; in no language, so it fits each."""
    state = STATES.get((request.view_args or {}).get("name", ""))
    if state and state.host:
        config: Config = current_app.config["NOBARS"]
        data = Path(__file__).with_name("data")
        notice, chapter = data / "sample-notice.md", data / "sample-chapter.md"
        named = replace(config, site_name="ABC", contact="tel:+15550100", imprint=None)
        g.host = Host(replace(named, notice=notice, chapter=chapter))


def _stage(page: str, state: State) -> str:
    """Put the gallery's script in place of the page's own, which it then brings in."""
    if not state.scripts:
        page = WITH_SCRIPTS.sub("", page)
    own = OWN_SCRIPT.search(page)
    play = PLAY.format(
        url_for("gallery.asset", name="gallery.js"),
        json.dumps(state.steps),
        state.log,
        own[1] if own else "",
    )
    if own:
        return page.replace(own[0], play)
    return page.replace("</head>", f"{play}\n</head>", 1)
