"""The page on which a phone makes one file of its saved pages, to pass on."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.features.guide.sources import release_date
from server.features.operators.view import MAIN

bp = Blueprint("handout", __name__)


@bp.get("/<language:tag>/handout/")
def index() -> str:
    """Offer a choice of language and countries; a script makes the file from saved pages."""
    return render_template("handout/index.html", main_kinds=MAIN, released=release_date())
