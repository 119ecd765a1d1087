"""The card for the counter. Number and amount stay on the phone."""

from __future__ import annotations

from functools import cache

from flask import Blueprint, Response, render_template

from server.features.counter.datafile import encode

bp = Blueprint("counter", __name__)


@cache
def data() -> bytes:
    """Return the data file."""
    return encode()


@bp.get("/assets/counter.json")
def data_file() -> Response:
    """Return the phrases: one file for all languages."""
    return Response(data(), mimetype="application/json")


@bp.get("/<language:tag>/counter/")
def index() -> str:
    """Show the card: for the SIM of `?sim=`, or for a country and operator without one."""
    return render_template("counter/index.html")
