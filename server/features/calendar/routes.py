"""The page that puts the dates of SIMs into a calendar."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("calendar", __name__)


@bp.get("/<language:tag>/calendar/")
def index() -> str:
    """Make a calendar file of the SIM of `?id=`, or of all SIMs."""
    return render_template("calendar/index.html")
