"""Rendering pages, below the stand-in for the path prefix."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from flask import Flask
from werkzeug.test import Client

from server.core.cache import Cache
from server.release.settings import STAND_IN
from server.release.shortening import without_ends, without_line_breaks


def render(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
    """Return what addresses answer. Raise RuntimeError if one can't be rendered."""
    # Flask's own WSGI app: that of `app` may expect the real prefix instead of the stand-in.
    client = Client(partial(Flask.wsgi_app, app), use_cookies=False)
    root = app.config["NOBARS"].origin + STAND_IN
    bodies = {}
    for url in urls:
        response = client.get(url.removeprefix(STAND_IN), base_url=root)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status}: a release is whole or not made.")
        is_page = response.mimetype == "text/html"
        bodies[url] = _shortened(response.text).encode() if is_page else response.data
    return bodies


def render_once(app: Flask, urls: Iterable[str], key: str, cache: Cache | None) -> dict[str, bytes]:
    """Return what addresses answer; from the cache, if a build has rendered the same inputs.

    `key` stands for all that they are made of.
    """
    urls = [*urls]
    if cache is None:
        return render(app, urls)

    def make() -> bytes:
        return json.dumps({url: body.decode() for url, body in render(app, urls).items()}).encode()

    kept = json.loads(cache.get(f"pages {key} {' '.join(urls)}", make))
    return {url: body.encode() for url, body in kept.items()}


def _shortened(page: str) -> str:
    return without_ends(without_line_breaks(page))
