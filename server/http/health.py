"""Is the server up, and with which release?"""

from __future__ import annotations

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from server.release.model import Release

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def health() -> ResponseReturnValue:
    """Answer 200 with the release's id, `null` where pages are rendered live."""
    release: Release | None = current_app.extensions["nobars-release"]
    report = {"status": "ok", "release": release.id if release else None}
    return report, {"Cache-Control": "no-store"}
