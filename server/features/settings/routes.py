"""The settings, which stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("settings", __name__)


@bp.get("/<language:tag>/settings/")
def index() -> str:
    """Show the options, and links to the pages that have no place in the bar."""
    return render_template("settings/index.html")
