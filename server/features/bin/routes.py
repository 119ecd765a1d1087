"""The page of recently deleted records. The records stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("bin", __name__)


@bp.get("/<language:tag>/bin/")
def index() -> str:
    """Show deleted records and the latest changes, each of which can be undone."""
    return render_template("bin/index.html")
