"""The Flask app: it renders each page live, or answers from a release."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask

from server.core import localization, templating
from server.core.config import Config
from server.core.languages import Language
from server.features.blueprints import blueprints
from server.features.host.texts import Host, current_host
from server.http import discovery, errors, health, live
from server.http.answers import Answers
from server.http.base_path import BasePath
from server.http.wsgi import app_of
from server.release.model import Release


def create_app(
    config: Config | None = None,
    release: Release | None = None,
    languages: Sequence[Language] | None = None,
) -> Flask:
    """Return the app: with a release, it answers from that; without one, it renders each page.

    Raise UnusableText if a text of the host can't be read.
    """
    config = config or Config.from_environ()
    app = Flask(__name__, static_folder=None)
    app.config["NOBARS"] = config
    if release:
        app.wsgi_app = app_of(Answers(release, config))  # type: ignore[method-assign,assignment]
        return app
    host = Host(config)
    host.check()  # now, so that an unusable text is not found only by the first page with it
    app.extensions["nobars-host"] = host
    app.extensions["nobars-languages"] = tuple(languages or config.languages)
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000  # bytes; no form of the app needs more
    app.context_processor(lambda: {"host": current_host()})
    for infrastructure in (templating, localization, errors, live):
        infrastructure.init_app(app)
    for blueprint in (*blueprints(), discovery.bp, health.bp):
        app.register_blueprint(blueprint)
    if config.base_path:
        app.wsgi_app = BasePath(app.wsgi_app, config.base_path)  # type: ignore[method-assign]
    return app
