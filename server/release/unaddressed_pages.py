"""Rendering the pages without an address of their own."""

from __future__ import annotations

from flask import Flask, render_template

from server.core.languages import Language
from server.core.macrolanguages import members_of
from server.core.sentences import close_up
from server.release.settings import STAND_IN
from server.release.unaddressed import CHOICE, TEMPLATES, unaddressed_name


def unaddressed_pages(app: Flask, language: Language) -> dict[str, bytes]:
    """Return those of a language by file name, rendered below the stand-in for the path prefix."""
    # No route has this path, so the bar marks none of its places as the present one.
    with app.test_request_context(f"/{language.tag}/-/", base_url=_root(app)):
        return {
            unaddressed_name(page, language): close_up(render_template(template), language).encode()
            for page, template in TEMPLATES.items()
        }


def choice_page(app: Flask) -> bytes:
    """Return the page of a static host's root."""
    with app.test_request_context("/-/", base_url=_root(app)):
        return render_template(CHOICE, chooses=True, members_of=members_of).encode()


def _root(app: Flask) -> str:
    return f"{app.config['NOBARS'].origin}{STAND_IN}/"
