"""Flask's own commands, on the app that renders each request anew."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial

from flask import Flask
from flask.cli import FlaskGroup
from flask.helpers import get_debug_flag

from server.app import create_app
from server.core.config import Config
from server.core.lazy_group import imported
from server.features.host.texts import UnusableText
from server.gallery import reloading
from server.translate.workshop import open_workshop


def all_commands(config: Config, places: Mapping[str, str], explanation: str | None) -> FlaskGroup:
    """Return the group of Flask's commands and of those at `places`."""
    group = FlaskGroup(
        help=explanation, create_app=partial(_live, config), add_version_option=False
    )
    for place in places.values():
        group.add_command(imported(place))
    return group


def _live(config: Config) -> Flask:
    """Return the app that renders each request anew; its pages are never saved for offline use."""
    try:
        if get_debug_flag():
            workshop = open_workshop(config)
            workshop.register_blueprint(reloading.bp)
            return workshop
        app = create_app(config)
    except UnusableText as error:
        sys.exit(f"nobars: {error}")
    app.jinja_env.globals["live"] = True
    return app
