"""The page of the costs of top-ups."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("costs", __name__)


@bp.get("/<language:tag>/costs/")
def index() -> str:
    """Show costs by SIM, channel, month or trip; edit trips and rates of exchange."""
    return render_template("costs/index.html")
