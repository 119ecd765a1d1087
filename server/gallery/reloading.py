"""Reloading of open pages when a file that they are made from changes; in development only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import time_ns

from flask import Blueprint, Response, current_app, url_for
from markupsafe import Markup

from server.core.config import Config
from server.core.paths import CODE, TRANSLATIONS

bp = Blueprint("reloading", __name__)

STARTED = time_ns()  # a change of Python's files restarts the server
SUFFIXES = (".html", ".xml", ".toml", ".json", ".md", ".svg", ".po", ".js", ".css")
SCRIPT = Markup('<script type="module" src="{}" data-version="{}" data-ask="{}"></script>')


@bp.get("/-workshop/version")
def version() -> Response:
    """Return the moment of the latest change, in nanoseconds since 1970."""
    latest = max((STARTED, *_moments()))
    return Response(str(latest), mimetype="text/plain", headers={"Cache-Control": "no-store"})


@bp.after_app_request
def add_script(response: Response) -> Response:
    """Add the script that asks for the version to each page."""
    if response.mimetype == "text/html" and not response.is_streamed:
        script = SCRIPT.format(
            url_for("gallery.asset", name="reload.js"),
            version().get_data(as_text=True),
            url_for("reloading.version"),
        )
        page = response.get_data(as_text=True)
        response.set_data(page.replace("</head>", f"{script}</head>", 1))
    return response


def _moments() -> Iterator[int]:
    config: Config = current_app.config["NOBARS"]
    for top in (CODE, TRANSLATIONS, config.assets):
        for folder, _, names in os.walk(top):
            for name in names:
                if name.endswith(SUFFIXES):
                    try:
                        yield (Path(folder) / name).stat().st_mtime_ns
                    except FileNotFoundError:
                        continue  # the bundler has just replaced it
