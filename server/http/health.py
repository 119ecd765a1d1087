"""Is the server up? From a release, server/http/answers.py says so."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def health() -> ResponseReturnValue:
    """Answer 200 without a release, since each page is rendered live."""
    return {"status": "ok", "release": None}, {"Cache-Control": "no-store"}
