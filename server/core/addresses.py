"""Which pages a language has."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, url_for

from server.core.languages import Language
from server.features.guide.routes import slugs


def page_urls(
    app: Flask, language: Language, *, but: frozenset[str] = frozenset(), external: bool = False
) -> Iterator[str]:
    """Yield the address of each page that a language has, but for some endpoints."""
    for rule in app.url_map.iter_rules():
        endpoint = rule.endpoint
        if "tag" not in rule.arguments or not rule.rule.endswith("/") or endpoint in but:
            continue
        each = {"endpoint": endpoint, "tag": language.tag, "_external": external}
        if "chapter" in rule.arguments:
            yield from (url_for(**each, chapter=slug) for slug in slugs(app.config["NOBARS"]))
        else:
            yield url_for(**each)
