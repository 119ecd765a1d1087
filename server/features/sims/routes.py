"""The pages of the SIMs. The SIMs stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("sims", __name__)


@bp.get("/<language:tag>/sims/")
def index() -> str:
    """List the SIMs, with the form that adds or changes one."""
    return render_template("sims/index.html")


@bp.get("/<language:tag>/sims/view/")
def view() -> str:
    """Show the SIM of `?id=`: its dates, rules, receipts and details."""
    return render_template("sims/view.html")
