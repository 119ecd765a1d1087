"""The guided top-up. What is typed in it stays on the phone, in the draft of a receipt."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("topup", __name__)


@bp.get("/<language:tag>/topup/")
def index() -> str:
    """Lead through a top-up, of the SIM of `?sim=` if it is named."""
    return render_template("topup/index.html")
