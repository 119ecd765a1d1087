"""What the preview adds to each page: its script, its style, and the panel."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, render_template, url_for

from server.core.localization import present_language
from server.translate.live import CLOSE, OPEN, is_source
from server.translate.preview import present

MARK = re.compile(f"[{chr(OPEN)}-{chr(OPEN + 0xFFFD)}{CLOSE}]")


def add_panel(response: Response) -> Response:
    """Put script, style and panel into a page; take the marks off anything else."""
    if response.is_streamed or response.direct_passthrough:
        return response
    text = response.get_data(as_text=True)
    if response.mimetype != "text/html":
        if MARK.search(text):
            response.set_data(MARK.sub("", text))
        return response
    head = render_template("preview/head.html")
    panel = render_template("preview/panel.html", **_describe(text))
    text = text.replace("<head>", f"<head>\n{head}", 1).replace("</body>", f"{panel}\n</body>", 1)
    response.set_data(text)
    response.headers["Cache-Control"] = "no-store"
    return response


def _describe(page: str) -> dict[str, Any]:
    used = sorted({ord(mark) - OPEN for mark in MARK.findall(page) if mark != CLOSE})
    messages = [_summarize(index) for index in used]
    return {
        # What there is to do comes first.
        "messages": sorted(messages, key=lambda each: each["state"] in {"translated", "source"}),
        "api": url_for("preview.state").removesuffix("state"),
        "token": present.tools().guard.token,
        "version": present.version(),
        "problem": present.problem(),
        "is_source": is_source(present_language()),
        "catalog": present.shown(present.catalog().path),
    }


def _summarize(index: int) -> dict[str, Any]:
    key = present.tools().marks.keys[index]
    entry = present.catalog().good.entries.get(key)
    return {
        "index": index,
        "source": key[1],
        "words": entry.forms[0] if entry else "",
        "state": present.words().state(present_language(), key),
    }
