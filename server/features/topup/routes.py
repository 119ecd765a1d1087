"""The guided top-up. Its entries stay on the phone, in the draft of a receipt."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("topup", __name__)


@bp.get("/<language:tag>/topup/")
def index() -> str:
    """Guide through a top-up, of the SIM of `?sim=` if it is named."""
    return render_template("topup/index.html")
