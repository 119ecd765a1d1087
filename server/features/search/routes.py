"""The page of the search, which finds what is on the phone."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from server.features.guide.routes import slugs

bp = Blueprint("search", __name__)


@bp.get("/<language:tag>/search/")
def index() -> str:
    """Show the search for `?q=`; without scripts, a list of all places."""
    return render_template("search/index.html", chapters=slugs(current_app.config["NOBARS"]))
