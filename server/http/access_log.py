"""A line for each request: enough to see that all is well, too little to see who was there.

It holds no address, no query, no header and no path, only what kind of thing was asked for.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from server.core.languages import LANGUAGES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
TAGS = "|".join(each.tag for each in LANGUAGES)
KINDS = (
    ("root", r"/"),
    ("page", rf"/(?:languages|{TAGS})/(?:.*/)?"),
    ("asset", r"/assets/.*"),
    ("manifest", rf"/(?:{TAGS})/manifest\.webmanifest"),
    ("worker", r"/sw\.js"),
    ("release", r"/release(?:\.json|/.*)"),
    ("share", r"/share"),
    ("health", r"/healthz"),
    ("discovery", r"/(?:robots\.txt|sitemap\.xml|\.well-known/.*)"),
)
PATTERNS = [(kind, re.compile(pattern, re.DOTALL)) for kind, pattern in KINDS]


class AccessLog:
    """Write a line of JSON for each request to the app below."""

    def __init__(self, app: WSGIApplication, release: str | None) -> None:
        """Wrap `app`; `release` is the id that each line bears."""
        self.app = app
        self.release = release

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, and write down how that went."""
        begun = time.perf_counter()
        method: str = environ["REQUEST_METHOD"]
        answer: dict[str, Any] = {"status": 500, "bytes": 0}

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            answer["status"] = int(status[:3])
            if method != "HEAD":
                lengths = (int(value) for name, value in headers if name == "Content-Length")
                answer["bytes"] = next(lengths, 0)
            return start_response(status, headers, exc_info)

        try:
            return self.app(environ, start)
        finally:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": method if method in METHODS else "other",
                "kind": kind_of(environ["PATH_INFO"]),
                **answer,
                "ms": round((time.perf_counter() - begun) * 1_000, 2),
                "release": self.release,
            }
            sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
            sys.stdout.flush()


def kind_of(path: str) -> str:
    """Say what kind of thing lies at a path below the base path; `other` where nothing does."""
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(path)), "other")
