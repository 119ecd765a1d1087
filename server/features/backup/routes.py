"""The page on which the log is kept safe."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("backup", __name__)


@bp.get("/<language:tag>/backup/")
def index() -> str:
    """Export the log, make a backup, restore one."""
    return render_template("backup/index.html")
