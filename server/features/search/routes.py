"""The page that searches: what it finds is on the phone."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from server.features.guide.routes import slugs

bp = Blueprint("search", __name__)


@bp.get("/<language:tag>/search/")
def index() -> str:
    """Search for `?q=`; without scripts, list the places there are."""
    return render_template("search/index.html", chapters=slugs(current_app.config["NOBARS"]))
