"""Which pages a language has."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, url_for

from server.guide import slugs
from server.languages import Language

# The blueprints whose localized routes are pages for a person to open.
PAGES = {"pages", "guide", "log"}


def page_urls(
    app: Flask, language: Language, *, but: frozenset[str] = frozenset(), external: bool = False
) -> Iterator[str]:
    """Yield the address of each page that a language has, but for some endpoints."""
    for rule in app.url_map.iter_rules():
        endpoint = rule.endpoint
        if endpoint.split(".")[0] not in PAGES or "tag" not in rule.arguments or endpoint in but:
            continue
        each = {"endpoint": endpoint, "tag": language.tag, "_external": external}
        if "chapter" in rule.arguments:
            yield from (url_for(**each, chapter=slug) for slug in slugs(app.config["NOBARS"]))
        else:
            yield url_for(**each)
