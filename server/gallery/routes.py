"""The gallery: every state as a real page, which a script brings into that state.

Only development and the translators' preview have it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
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

from server.core.config import Config
from server.features.host.texts import Host
from server.features.offline.routes import manifest
from server.gallery.states import STATES, State

bp = Blueprint("gallery", __name__)
# The page's own script. The gallery's script loads it once the sample data is there.
OWN_SCRIPT = re.compile(r'<script type="module" src="([^"]+/(?!app\.js)[\w-]+\.js)"></script>')

# Removing these shows a page as a browser without scripts does.
WITH_SCRIPTS = re.compile(r"<script\b[^>]*></script>|</?noscript>")
PLAY = Markup('<script type="module" src="{}" data-play="{}" data-log="{}" data-own="{}"></script>')


@bp.get("/-workshop/<path:name>")
def asset(name: str) -> Any:
    """Serve a script or style that only preview and gallery use."""
    config: Config = current_app.config["NOBARS"]
    return send_from_directory(config.bundled("preview"), name)


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
    """Set a sample host for states that need one; its texts fit every language."""
    state = STATES.get((request.view_args or {}).get("name", ""))
    if state and state.host:
        config: Config = current_app.config["NOBARS"]
        data = Path(__file__).parent
        notice, chapter = data / "sample-notice.md", data / "sample-chapter.md"
        named = replace(config, site_name="ABC", contact="tel:+15550100", imprint=None)
        g.host = Host(replace(named, notice=notice, chapter=chapter))


def _stage(page: str, state: State) -> str:
    """Return the page with the gallery's script in place of its own, which that script loads."""
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
