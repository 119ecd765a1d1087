"""Requests as browsers send them, which some hosts answer differently."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from babel.core import get_global

from server.http.security import WORKER_PATH
from server.verify.wire import Reply, ask

BROWSER = {
    "User_Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Mobile Safari/537.36",
    "Accept_Encoding": "gzip, deflate, br, zstd",
    "Sec_Fetch_Site": "same-origin",
}
OPENING = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
    "Sec_Fetch_Mode": "navigate",
    "Sec_Fetch_Dest": "document",
    "Upgrade_Insecure_Requests": "1",
}
FETCHING = {"Accept": "*/*", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"}
STARTING = {
    "Accept": "*/*",
    "Sec_Fetch_Mode": "same-origin",
    "Sec_Fetch_Dest": "serviceworker",
    "Service_Worker": "script",
}
# What a page loads, by the ending; the rest is fetched by scripts.
PARTS = {".js": "script", ".css": "style", ".png": "image", ".svg": "image", ".woff2": "font"}


def ask_as_browser(
    url: str, *, body: bytes | None = None, language: str = "en", **headers: str
) -> Reply:
    """Return the answer to a request like Chromium's on a phone in this language.

    Raise Unreachable.
    """
    path = urlsplit(url).path
    asked = OPENING if body is not None or path.endswith("/") else _asking(path)
    named = {"Accept_Language": accept_language(language)}
    return ask(url, body=body, **{**BROWSER, **named, **asked, **headers})


def _asking(path: str) -> Mapping[str, str]:
    """Return the headers with which a browser asks for a file that isn't a page."""
    if path.endswith(WORKER_PATH):
        return STARTING
    part = PARTS.get(PurePosixPath(path).suffix)
    return {**FETCHING, "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": part} if part else FETCHING


def accept_language(tag: str) -> str:
    """Return the header of a phone in this language: `zh-TW,zh;q=0.9` for `zh-Hant`.

    Phones name a region and no script.
    """
    language, *rest = tag.split("-")
    likely = get_global("likely_subtags")
    whole = likely.get(tag.replace("-", "_")) or likely.get(language) or ""
    named = [each for each in rest if len(each) == 2] or whole.split("_")[2:3]
    return f"{language}-{named[0]},{language};q=0.9" if named else language
