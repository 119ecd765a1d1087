"""Home and the pages around the guide and the log."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from server.languages import negotiate
from server.localization import published_languages
from server.sources import SOURCES

bp = Blueprint("pages", __name__)


@bp.get("/")
def choose_language() -> ResponseReturnValue:
    """Redirect to the home of the language that the browser asks for."""
    language = negotiate(request.headers.get("Accept-Language", ""), published_languages())
    response = redirect(url_for("pages.home", tag=language.tag))
    response.headers["Vary"] = "Accept-Language"
    return response


@bp.get("/<language:tag>/")
def home() -> str:
    """Say in one screen what this is; with receipts, what is pending and what runs out next."""
    return render_template("home.html")


@bp.get("/<language:tag>/settings/")
def settings() -> str:
    """Options, and the way to all that has no place in the bar."""
    return render_template("settings.html")


@bp.get("/<language:tag>/about/")
def about() -> str:
    """Privacy, and where the guide's facts come from."""
    return render_template("about.html", sources=SOURCES)


@bp.get("/<language:tag>/offline/")
def offline() -> str:
    """Say that a page is not saved: the worker shows this in its place."""
    return render_template("offline.html")
