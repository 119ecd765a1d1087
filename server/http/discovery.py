"""The files for search engines and for reporters of security problems."""

from __future__ import annotations

from xml.sax.saxutils import escape

from flask import Blueprint, Response, abort, current_app, url_for

from server.core.config import Config
from server.core.localization import published_languages
from server.features.addresses import page_urls
from server.features.operators.routes import country_urls

bp = Blueprint("discovery", __name__)
SECURITY = "/.well-known/security.txt"
SITEMAP_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)
NOT_INDEXED = frozenset(
    {"offline.index", "operators.shell", "receipts.edit", "receipts.view", "receipts.new"}
)


@bp.get("/robots.txt")
def robots() -> Response:
    """Serve robots.txt: everything may be read, and the site map lists it."""
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {url_for('.sitemap', _external=True)}", "")
    return Response("\n".join(lines), mimetype="text/plain")


@bp.get(SECURITY)
def security() -> Response:
    """Serve security.txt (RFC 9116) if the host has set a contact and an expiry."""
    config: Config = current_app.config["NOBARS"]
    if config.security_expires is None:
        abort(404)
    lines = (
        f"Contact: {config.contact}",
        f"Expires: {config.security_expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(each.tag for each in published_languages())}",
        f"Canonical: {url_for('.security', _external=True)}",
        "",
    )
    return Response("\n".join(lines), mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Serve the site map: every page in every published language (sitemaps.org protocol 0.9).

    Each entry names the same page in the other languages; the pages themselves don't.
    """
    urls = {
        each.tag: [
            *page_urls(current_app, each, but=NOT_INDEXED, external=True),
            *country_urls(each, external=True),
        ]
        for each in published_languages()
    }
    default = url_for("home.choose_language", _external=True)
    places = []
    for same in zip(*urls.values(), strict=True):  # one page in all languages
        others = [_alternate(tag, url) for tag, url in zip(urls, same, strict=True)]
        alternates = "".join((*others, _alternate("x-default", default)))
        places += [f"<url><loc>{escape(url)}</loc>{alternates}</url>" for url in same]
    return Response("\n".join((SITEMAP_HEAD, *places, "</urlset>", "")), mimetype="text/xml")


def _alternate(tag: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>'
