"""The preview's additions to each page: script, style, and the panel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Response, g, render_template, request, url_for

from server.core.localization import current_language
from server.gallery import states as gallery
from server.translate.live import CLOSE, OPEN, is_source
from server.translate.preview import current

TRACER = re.compile(f"[{chr(OPEN)}-{chr(OPEN + 0xFFFD)}{CLOSE}]")


def add_panel(response: Response) -> Response:
    """Add script, style and panel to a page; remove the tracers from any other response."""
    if response.is_streamed or response.direct_passthrough:
        return response
    if g.get("stranger"):  # the guard has not let this device in
        return response
    text = response.get_data(as_text=True)
    if response.mimetype != "text/html":
        if TRACER.search(text):
            response.set_data(TRACER.sub("", text))
        return response
    head = render_template("preview/head.html")
    panel = render_template("preview/panel.html", **_describe(text))
    text = text.replace("<head>", f"<head>\n{head}", 1).replace("</body>", f"{panel}\n</body>", 1)
    response.set_data(text)
    response.headers["Cache-Control"] = "no-store"
    return response


def _describe(page: str) -> dict[str, Any]:
    used = sorted({ord(tracer) - OPEN for tracer in TRACER.findall(page) if tracer != CLOSE})
    messages = [_summarize(index) for index in used]
    return {
        # Messages with work to do come first.
        "messages": sorted(messages, key=lambda each: each["state"] in {"translated", "source"}),
        "api": url_for("preview.state").removesuffix("state"),
        "token": current.tools().guard.token,
        "version": current.version(),
        "problem": current.problem(),
        "is_source": is_source(current_language()),
        "catalog": current.shown(current.catalog().path),
        "states": list(_states()),
    }


def _states() -> Iterator[dict[str, Any]]:
    """Yield the states of the requested page, or of the page of a requested state."""
    shown = gallery.STATES.get((request.view_args or {}).get("name", ""))
    page = shown.page if shown else request.endpoint
    chapter = shown.chapter if shown else (request.view_args or {}).get("chapter", "")
    urls = zip(gallery.STATES.values(), gallery.state_urls(current_language()), strict=True)
    for state, url in urls:
        if page and (state.page, state.chapter) == (page, chapter or ""):
            yield {"title": state.title, "url": url, "is_shown": state == shown}


def _summarize(index: int) -> dict[str, Any]:
    key = current.tools().tracers.keys[index]
    entry = current.catalog().good.entries.get(key)
    return {
        "index": index,
        "source": key[1],
        "words": entry.forms[0] if entry else "",
        "state": current.words().state(current_language(), key),
    }
