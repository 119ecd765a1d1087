"""Checking the markup of pages whose bytes no description names: errors, the root, countries."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from server.verify.harmful import is_elsewhere
from server.verify.report import Found
from server.verify.wire import Reply

LARGEST = 200_000  # bytes; no page of ours is a quarter of it
DATA = {"application/json", "text/plain"}  # types of scripts that don't run
LOADED = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping"}
FRAMES = {"iframe", "frame", "object", "embed", "applet", "portal", "fencedframe"}


def check_markup(url: str, answer: Reply) -> Found:
    """Yield a fault for each thing in a page of ours that can't be ours."""
    if answer.media_type != "text/html":
        return
    body = answer.decoded()
    if body is None:
        yield "encoding", "can't be unpacked. Serve the build's own files."
        return
    if len(body) > LARGEST:
        yield "markup", f"has {len(body)} bytes, more than any page of ours. Serve the build's own."
        return
    for what in dict.fromkeys(_Reader(url).foreign_in(body.decode(errors="replace"))):
        text = f"has {what} in it, which is not ours. Serve the build's own page, and let nothing"
        yield "markup", f"{text} on the way put something into it."


class _Reader(HTMLParser):
    """Collects what a page of ours at `url` doesn't have."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.found: list[str] = []

    def foreign_in(self, text: str) -> list[str]:
        """Return what is foreign in the text of a page, in a few words each."""
        self.feed(text)
        return self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        given = {name: value or "" for name, value in attrs}
        self.found += _judged(self.url, tag, given)


def _judged(url: str, tag: str, given: dict[str, str]) -> Iterator[str]:
    """Yield what is foreign in one element."""
    if tag in FRAMES or tag == "base":
        yield f"<{tag}>"
    if tag == "script" and "src" not in given and given.get("type", "") not in DATA:
        yield "a script without an address"
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        yield f"a redirect ({given.get('content', '')})"
    for name, value in given.items():
        is_loaded = name in LOADED or (name == "href" and tag in {"link", "use", "image"})
        if name.startswith("on") or value.strip().lower().startswith("javascript:"):
            yield f"a script in <{tag}> ({name})"
        elif is_loaded and is_elsewhere(url, value):
            yield f"<{tag}> from another site ({value})"
