"""The page with what was deleted lately. It holds nothing itself: that stays on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("bin", __name__)


@bp.get("/<language:tag>/bin/")
def index() -> str:
    """Show what was deleted, and the latest changes, to be taken back."""
    return render_template("bin/index.html")
