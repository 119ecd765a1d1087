"""The health check in live mode; with a release, server/http/answers.py answers it."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def health() -> ResponseReturnValue:
    """Answer with status 200 and no release, because pages are rendered live."""
    return {"status": "ok", "release": None}, {"Cache-Control": "no-store"}
