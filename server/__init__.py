"""Nobars: a guide to topping up a SIM abroad, and a log of the receipts, that work offline."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, url_for

from server import (
    caching,
    discovery,
    errors,
    guide,
    health,
    localization,
    log,
    offline,
    pages,
    security,
    serving,
)
from server.access_log import AccessLog
from server.base_path import BasePath
from server.config import Config
from server.host import Host, present_host
from server.languages import Language
from server.release import Release


def create_app(
    config: Config | None = None,
    release: Release | None = None,
    languages: Sequence[Language] | None = None,
) -> Flask:
    """Wire the app: from a release where one is given, else rendering each page live."""
    config = config or Config.from_environ()
    host = Host(config)
    if release is None:
        host.check()  # at once, not at the first page that shows it
    app = Flask(__name__, static_folder=None)
    app.config["NOBARS"] = config
    app.extensions["nobars-host"] = host
    app.extensions["nobars-languages"] = tuple(languages or config.languages)
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000  # bytes; nobody has reason to send us more
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=lambda name: url_for("offline.asset", name=name),
        base_path=config.base_path,
        kill_worker=config.kill_worker,
        live=False,
    )
    app.context_processor(lambda: {"host": present_host()})
    for infrastructure in (localization, errors, security, caching):
        infrastructure.init_app(app)
    serving.init_app(app, release)
    for blueprint in (pages.bp, guide.bp, log.bp, offline.bp, discovery.bp, health.bp):
        app.register_blueprint(blueprint)
    if config.base_path:
        app.wsgi_app = BasePath(app.wsgi_app, config.base_path)  # type: ignore[method-assign]
    if config.access_log:
        named = release.id if release else None
        app.wsgi_app = AccessLog(app.wsgi_app, named)  # type: ignore[method-assign]
    return app
