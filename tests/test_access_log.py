"""The kinds that the access log tells apart."""

from __future__ import annotations

import pytest

from server.http.access_log import kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "root"),
        ("/en/", "page"),
        ("/zh-Hans/receipts/view/", "page"),
        ("/assets/app.js", "asset"),
        ("/sw.js", "worker"),
        ("/release.json", "release"),
        ("/en/manifest.webmanifest", "manifest"),
        ("/share", "share"),
        ("/healthz", "health"),
        ("/.well-known/security.txt", "discovery"),
        ("/wp-login.php", "other"),
        ("/en/\n{}", "other"),
        ("/xx/", "other"),
    ],
)
def test_path_is_told_by_its_kind_alone(path: str, kind: str) -> None:
    """What isn't ours is all the same."""
    assert kind_of(path) == kind
