"""Pages that answer where an address can't: errors, and what is shared too early.

They are rendered with the release, so that nothing is rendered while a reader waits, and so that
a static host has them too. Every page that an address leads to is an `index.html`; these are not.
"""

from __future__ import annotations

from flask import Flask, render_template

from server.core.config import Config
from server.core.languages import Language
from server.core.macrolanguages import members_of
from server.release.settings import STAND_IN

TEMPLATES = {
    "404": "errors/404.html",
    "405": "errors/405.html",
    "500": "errors/500.html",
    "share": "offline/share.html",
}
CHOICE = "home/languages.html"  # a static host shows it at the root


def unaddressed_name(page: str, language: Language) -> str:
    """Return the file name of such a page in a language."""
    return f"{language.tag}/{page}.html"


def is_unaddressed(name: str) -> bool:
    """Say whether a file of a release is a page that no address leads to."""
    return name.endswith(".html") and name.rpartition("/")[2] != "index.html"


def unaddressed_pages(app: Flask) -> dict[str, bytes]:
    """Render them all, by file name, below the stand-in for the path prefix."""
    config: Config = app.config["NOBARS"]
    root = config.origin + STAND_IN + "/"
    pages = {}
    for language in config.languages:
        # No route has this path: the page belongs to none of the places that the bar names.
        with app.test_request_context(f"/{language.tag}/-/", base_url=root):
            for page, template in TEMPLATES.items():
                pages[unaddressed_name(page, language)] = render_template(template).encode()
    with app.test_request_context("/-/", base_url=root):
        pages[CHOICE] = render_template(CHOICE, chooses=True, members_of=members_of).encode()
    return pages
