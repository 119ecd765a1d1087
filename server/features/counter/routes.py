"""The card for the counter. Number and amount stay on the phone."""

from __future__ import annotations

from functools import cache

from flask import Blueprint, Response, render_template

from server.features.counter.datafile import encode

bp = Blueprint("counter", __name__)


@cache
def data() -> bytes:
    """Return the content of the data file."""
    return encode()


@bp.get("/assets/counter.json")
def data_file() -> Response:
    """Serve the phrases: one file for all languages."""
    return Response(data(), mimetype="application/json")


@bp.get("/<language:tag>/counter/")
def index() -> str:
    """Show the card for the SIM of `?sim=`; without it, for a country and an operator."""
    return render_template("counter/index.html")
