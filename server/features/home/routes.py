"""The first page, and the way to it in the reader's language."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from server.core.localization import accepted_language

bp = Blueprint("home", __name__)


@bp.get("/")
def choose_language() -> ResponseReturnValue:
    """Redirect to the home of the language that the browser asks for."""
    response = redirect(url_for("home.index", tag=accepted_language().tag))
    response.headers["Vary"] = "Accept-Language"
    return response


@bp.get("/<language:tag>/")
def index() -> str:
    """Say in one screen what this is; with receipts, what is pending and what runs out next."""
    return render_template("home/index.html")
