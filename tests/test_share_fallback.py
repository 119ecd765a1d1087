"""A share while no worker is running: a page says what to do, and there is no error."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from server.app import create_app
from server.core.config import Config
from server.release.model import Release


@pytest.fixture(params=["live", "release"])
def server(request: pytest.FixtureRequest, release: Release) -> FlaskClient:
    """Return a client of the app as it renders live, and as it serves the release."""
    served = release if request.param == "release" else None
    return create_app(Config(), served).test_client(use_cookies=False)


@pytest.mark.parametrize("size", [0, 1_500_000])
def test_every_share_gets_the_page(server: FlaskClient, size: int) -> None:
    """Photos are larger than any other request."""
    kind = "multipart/form-data; boundary=slip"
    response = server.post("/share", data=bytes(size), content_type=kind)
    assert response.status_code == 200
    assert "Open the app, then share again" in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_share_is_read_to_its_end(server: FlaskClient) -> None:
    """If bytes were left unread, the browser would show an error of its own."""
    body = BytesIO(bytes(200_000))
    server.post("/share", input_stream=body, content_length=200_000)
    assert body.tell() == 200_000


def test_page_speaks_the_language_of_the_browser(server: FlaskClient) -> None:
    """The address names no language."""
    response = server.post("/share", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert '<html lang="zh-Hans"' in response.text
    assert "Accept-Language" in response.headers["Vary"]


def test_reloaded_address_leads_into_the_app(server: FlaskClient) -> None:
    """A reload shares nothing."""
    response = server.get("/share")
    assert (response.status_code, response.headers["Location"]) == (302, "/")
