"""The page of claims. The claims stay on the phone."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.core.languages import SOURCE
from server.core.localization import current_language, speaking
from server.features.claims.deadlines import read_deadlines

bp = Blueprint("claims", __name__)


@bp.get("/<language:tag>/claims/")
def index() -> str:
    """List the open claims, and change the one about the receipt of `?id=`."""
    return render_template("claims/index.html", deadlines=read_deadlines(), english=_english())


def _english() -> str | None:
    """Return the letter in English, as HTML, unless that is the page's language."""
    if current_language() == SOURCE:
        return None
    with speaking(SOURCE):
        return render_template("claims/letter.html", name="letter-english")
