"""The first page, and the way to it in the reader's language."""

from __future__ import annotations

from flask import Blueprint, Response, json, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from server.core.localization import accepted_language, language_menu

bp = Blueprint("home", __name__)


@bp.get("/")
def choose_language() -> ResponseReturnValue:
    """Redirect to the home of the language that the browser asks for."""
    response = redirect(url_for("home.index", tag=accepted_language().tag))
    response.headers["Vary"] = "Accept-Language"
    return response


@bp.get("/languages/")
def list_languages() -> str:
    """List the languages as links to their first pages, for readers without scripts."""
    return render_template("home/languages.html")


@bp.get("/release/languages.json")
def describe_languages() -> Response:
    """Serve the data of the language menus in live mode; in a release, a list has it."""
    return Response(json.dumps({"languages": language_menu()}), mimetype="application/json")


@bp.get("/<language:tag>/")
def index() -> str:
    """Show the home page: an introduction, and with receipts, what is pending or ends next."""
    return render_template("home/index.html")
