"""The page of the SIMs. It holds no SIM: those stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("sims", __name__)


@bp.get("/<language:tag>/sims/")
def index() -> str:
    """List the SIMs, and add or change them."""
    return render_template("sims/index.html")


@bp.get("/<language:tag>/sims/view/")
def view() -> str:
    """Show the SIM of `?id=`: its dates, rules, receipts and details."""
    return render_template("sims/view.html")
