"""The page on which a reader says how a sentence should read."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("suggest", __name__)


@bp.get("/<language:tag>/suggest/")
def index() -> str:
    """Choose a sentence of the page that the address names behind its #, and write it better."""
    return render_template("suggest/index.html")
