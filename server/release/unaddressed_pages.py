"""Rendering the pages without an address of their own."""

from __future__ import annotations

from flask import Flask, render_template

from server.core.config import Config
from server.core.macrolanguages import members_of
from server.core.sentences import close_up
from server.release.settings import STAND_IN
from server.release.unaddressed import CHOICE, TEMPLATES, unaddressed_name


def unaddressed_pages(app: Flask) -> dict[str, bytes]:
    """Return all of them by file name, rendered below the stand-in for the path prefix."""
    config: Config = app.config["NOBARS"]
    root = config.origin + STAND_IN + "/"
    pages = {}
    for language in config.languages:
        # No route has this path, so the bar marks none of its places as the present one.
        with app.test_request_context(f"/{language.tag}/-/", base_url=root):
            for page, template in TEMPLATES.items():
                html = close_up(render_template(template), language)
                pages[unaddressed_name(page, language)] = html.encode()
    with app.test_request_context("/-/", base_url=root):
        pages[CHOICE] = render_template(CHOICE, chooses=True, members_of=members_of).encode()
    return pages
