"""The page of backup, restore and export."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("backup", __name__)


@bp.get("/<language:tag>/backup/")
def index() -> str:
    """Offer to export the log, to make a backup and to restore one."""
    return render_template("backup/index.html")
