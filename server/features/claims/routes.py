"""The page of claims. The claims stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("claims", __name__)


@bp.get("/<language:tag>/claims/")
def index() -> str:
    """List the open claims, and change the one about the receipt of `?id=`."""
    return render_template("claims/index.html")
