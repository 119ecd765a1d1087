"""Checking pages whose bytes no description names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from server.verify.browsers import ask_as_browser
from server.verify.caching import check_not_kept
from server.verify.deployment import PATH, Deployment
from server.verify.files import demands_of
from server.verify.headers import check_headers
from server.verify.markup import check_markup
from server.verify.report import Fault, Found
from server.verify.wire import Reply, absolute, ask

SITEMAP = "sitemap.xml"
PLACE = re.compile(r"<loc>([^<]{1,2000})</loc>")


def check_document(host: Deployment, path: str, answer: Reply) -> Iterator[Fault]:
    """Yield the faults of an answer that browsers show: its headers, its type, what is in it."""
    url = host.origin + path
    demands = demands_of("text/html", path, host)
    for found in (
        check_headers(url, answer, demands),
        check_not_kept(answer),
        _check_charset(answer),
        check_markup(url, answer),
    ):
        yield from (Fault(path, code, text) for code, text in found)


def _check_charset(answer: Reply) -> Found:
    if answer.media_type == "text/html" and answer.charset != "utf-8":
        text = f"is sent as {answer.header('Content-Type')}: its letters are read wrongly. Send"
        yield "type", f"{text} text/html; charset=utf-8."


def check_unlisted(host: Deployment) -> Iterator[Fault]:
    """Yield the faults of a few pages that no phone saves, such as those of countries."""
    unlisted = _in_sitemap(host)
    for tag in host.tags:
        pages = [path for path in unlisted if host.language_at(path) == tag]
        some = {*pages[:1], *pages[len(pages) // 2 :][:1], *pages[-1:]}
        for path in sorted({*some, f"{host.base}/{tag}/poster/"}):
            answer = ask_as_browser(host.origin + path, language=tag)
            if answer.status == 200:
                yield from check_document(host, path, answer)


def _in_sitemap(host: Deployment) -> list[str]:
    """Return the paths that the host's site map has and its release doesn't list."""
    text = (ask(host.root + SITEMAP, Accept_Encoding="gzip").decoded() or b"").decode("latin-1")
    paths = (urlsplit(absolute(host.root, place)).path for place in PLACE.findall(text))
    listed = host.listed
    return [each for each in paths if PATH.fullmatch(each) and each not in listed]
