"""The pages of the receipt log. They hold no receipt: those stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("log", __name__)


@bp.get("/<language:tag>/receipts/")
def receipts() -> str:
    """List the receipts by month, to search and filter."""
    return render_template("log/receipts.html")


@bp.get("/<language:tag>/receipts/new/")
def new_receipt() -> str:
    """Offer the empty form; `?from=` fills it from another receipt."""
    return render_template("log/new_receipt.html")


@bp.get("/<language:tag>/receipts/edit/")
def edit_receipt() -> str:
    """Offer the form for the receipt of `?id=`."""
    return render_template("log/edit_receipt.html")


@bp.get("/<language:tag>/receipts/view/")
def view_receipt() -> str:
    """Show the receipt of `?id=` as a printed slip."""
    return render_template("log/view_receipt.html")


@bp.get("/<language:tag>/sims/")
def sims() -> str:
    """List the SIMs, and add or change them."""
    return render_template("log/sims.html")


@bp.get("/<language:tag>/backup/")
def backup() -> str:
    """Export the log, make a backup, restore one."""
    return render_template("log/backup.html")
