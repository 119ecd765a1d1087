"""The pages of the receipts. The receipts stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("receipts", __name__)


@bp.get("/<language:tag>/receipts/")
def index() -> str:
    """List the receipts by month, to search and filter."""
    return render_template("receipts/index.html")


@bp.get("/<language:tag>/receipts/new/")
def new() -> str:
    """Show the empty form; `?from=` fills it from another receipt."""
    return render_template("receipts/new.html")


@bp.get("/<language:tag>/receipts/edit/")
def edit() -> str:
    """Show the form for the receipt of `?id=`."""
    return render_template("receipts/edit.html")


@bp.get("/<language:tag>/receipts/view/")
def view() -> str:
    """Show the receipt of `?id=` as a printed slip."""
    return render_template("receipts/view.html")
