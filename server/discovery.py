"""For search engines: which pages there are."""

from __future__ import annotations

from xml.sax.saxutils import escape

from flask import Blueprint, Response, current_app, url_for

from server.addresses import page_urls
from server.localization import published_languages

bp = Blueprint("discovery", __name__)
NOT_INDEXED = frozenset(
    {"pages.offline", "log.edit_receipt", "log.view_receipt", "log.new_receipt"}
)


@bp.get("/robots.txt")
def robots() -> Response:
    """Everything may be read; the map says what there is."""
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {url_for('.sitemap', _external=True)}", "")
    return Response("\n".join(lines), mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page in every published language (sitemaps.org protocol 0.9)."""
    places = [
        f"<url><loc>{escape(url)}</loc></url>"
        for each in published_languages()
        for url in page_urls(current_app, each, but=NOT_INDEXED, external=True)
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    urlset = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return Response("\n".join((head + urlset, *places, "</urlset>", "")), mimetype="text/xml")
