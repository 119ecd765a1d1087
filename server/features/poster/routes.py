"""The poster in the languages of the site, and its QR code."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, Response, current_app, render_template, url_for
from flask_babel import get_translations
from jinja2 import Template
from markupsafe import Markup

from server.core.languages import Language
from server.core.localization import current_language, published_languages, speaking
from server.features.poster.code import draw

bp = Blueprint("poster", __name__)
TEXT = "poster/text.html"  # it includes no other template


@bp.get("/<language:tag>/poster/")
def index() -> str:
    """Show the poster in all languages; a script removes those that `?with=` doesn't name."""
    own = current_language()
    languages = [own, *(each for each in published_languages() if each != own)]
    return render_template(
        "poster/index.html",
        address=_address(),
        texts=[(each, _text(each)) for each in languages],
    )


@bp.get("/poster/code.svg")
def code() -> Response:
    """Serve the QR code of the address at which the app chooses a language."""
    return Response(draw(_address()), mimetype="image/svg+xml")


def _text(language: Language) -> Markup:
    with speaking(language):
        return _rendered(current_app.jinja_env.get_template(TEXT), language, get_translations())


@lru_cache(maxsize=100)
def _rendered(template: Template, _language: Language, _catalog: object) -> Markup:
    """Return a text. It is kept, because a build has the texts of all languages in each poster.

    An edited file makes a new template or catalog object, so nothing stale is kept.
    """
    return Markup(render_template(template))  # noqa: S704 (the template escapes)


def _address() -> str:
    return url_for("home.choose_language", _external=True)
