"""What the app is, what it does with data, and where its facts come from."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.features.guide.sources import release_date

bp = Blueprint("about", __name__)


@bp.get("/<language:tag>/about/")
def index() -> str:
    """Show the page about privacy and the sources of the guide's facts."""
    return render_template("about/index.html", released=release_date())
