"""`_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read."""

from __future__ import annotations

from collections.abc import Iterator

from server.export.site import Site
from server.export.spellings import usual


def files(site: Site) -> dict[str, bytes]:
    """Return both files, for the top of the served folder."""
    return {
        "_headers": "\n".join((*_headers(site), "")).encode(),
        "_redirects": "\n".join((*_redirects(site), "")).encode(),
    }


def _headers(site: Site) -> Iterator[str]:
    yield f"{site.base}/*"
    for name, value in {**site.headers, **site.headers_of_documents}.items():
        yield f"  {name}: {value}"
    yield f"{site.base}/*.webmanifest"
    yield "  Content-Type: application/manifest+json"


def _redirects(site: Site) -> Iterator[str]:
    # The root has no rule: its page chooses the language, because hosts' rules are too simple.
    yield f"{site.base}/share {site.base}/ 302"
    for tag in site.tags:
        for spelling in sorted({tag.lower(), tag.replace("-", "_"), _lower(tag)} - {tag}):
            yield f"{site.base}/{spelling}/* {site.base}/{tag}/:splat 301"
    for spelling, tag in usual(site.published):
        yield f"{site.base}/{spelling}/* {site.base}/{tag}/:splat 301"
    for tag in site.tags:
        yield f"{site.base}/{tag}/* {site.base}/{tag}/404.html 404"


def _lower(tag: str) -> str:
    return tag.replace("-", "_").lower()
