"""The settings, which stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("settings", __name__)


@bp.get("/<language:tag>/settings/")
def index() -> str:
    """Options, and the way to all that has no place in the bar."""
    return render_template("settings/index.html")
