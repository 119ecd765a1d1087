"""The page of what top-ups cost."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("costs", __name__)


@bp.get("/<language:tag>/costs/")
def index() -> str:
    """Show what was paid by SIM, channel, month or trip, and keep trips and rates of exchange."""
    return render_template("costs/index.html")
