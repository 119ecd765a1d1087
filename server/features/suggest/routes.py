"""The page on which readers suggest a better wording of a sentence."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("suggest", __name__)


@bp.get("/<language:tag>/suggest/")
def index() -> str:
    """Show the form: choose a sentence of the page named in the address after #, and reword it."""
    return render_template("suggest/index.html")
