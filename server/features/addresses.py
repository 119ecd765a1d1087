"""The addresses of the pages that phones save."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, url_for
from werkzeug.routing import Rule

from server.core.languages import Language
from server.features.guide.routes import slugs
from server.features.registry import ONLINE, features


def page_urls(
    app: Flask, language: Language, *, but: frozenset[str] = frozenset(), external: bool = False
) -> Iterator[str]:
    """Yield the address of each page that phones save in a language, except of endpoints in `but`.

    With `external`, addresses are whole: with scheme and host.
    """
    for rule in app.url_map.iter_rules():
        endpoint = rule.endpoint
        if not _is_page(rule) or endpoint in but or "cc" in rule.arguments:
            continue
        each = {"endpoint": endpoint, "tag": language.tag, "_external": external}
        if "chapter" in rule.arguments:
            yield from (url_for(**each, chapter=slug) for slug in slugs(app.config["NOBARS"]))
        else:
            yield url_for(**each)


def _is_page(rule: Rule) -> bool:
    """Return whether a route is a page of a feature, in a language, that phones save."""
    room = rule.endpoint.partition(".")[0]
    is_feature = any(each.name == room and each.section != ONLINE for each in features())
    return is_feature and "tag" in rule.arguments and rule.rule.endswith("/")
