"""Every request gets a correct answer: no server error, no traceback, no file outside."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings

from server.app import create_app
from server.core.config import Config
from server.release.model import Release
from urls import Asked, check, requests


@pytest.fixture(scope="module", params=["release", "live"])
def served(request: pytest.FixtureRequest, release: Release) -> Flask:
    """Return the app as it serves the release, and as it renders live."""
    chosen = release if request.param == "release" else None
    return create_app(Config(), chosen)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requests())
def test_every_request_is_answered_in_order(served: Flask, asked: Asked) -> None:
    """Requests consist of pieces that have broken other servers."""
    check(served, asked)
