"""The page that imports receipts from tables, bills and other apps."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("import", __name__)


@bp.get("/<language:tag>/import/")
def index() -> str:
    """Show what a file would add, and add it."""
    return render_template("import/index.html")
