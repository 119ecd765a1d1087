"""A line for each request: enough to see that all is well, too little to see who was there.

It holds no address, no query, no header and no path, only what kind of thing was asked for.
"""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime

from server.core.languages import LANGUAGES
from server.http.answer import Answer, Asked
from server.http.lines import Lines

LAST_LINES = 1.0  # seconds for the lines that wait, when the server stops
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
TAGS = "|".join(each.tag for each in LANGUAGES)
KINDS = (
    ("root", r"/"),
    ("page", rf"/(?:languages|{TAGS})/(?:.*/)?"),
    ("asset", r"/(?:assets|poster)/.*"),
    ("manifest", rf"/(?:{TAGS})/manifest\.webmanifest"),
    ("worker", r"/sw\.js"),
    ("release", r"/release(?:\.json|/.*)"),
    ("share", r"/share"),
    ("health", r"/healthz"),
    ("discovery", r"/(?:robots\.txt|sitemap\.xml|\.well-known/.*)"),
)
PATTERNS = [(kind, re.compile(pattern, re.DOTALL)) for kind, pattern in KINDS]


class AccessLog:
    """Writes a line of JSON for each request."""

    def __init__(self, base_path: str, file: int) -> None:
        """Write to the file with this number.

        Paths that aren't below `base_path` are of the kind `other`.
        """
        self.base_path = base_path
        self.lines = Lines(file, lambda number: _json({"time": _now(), "lost": number}))

    def write(self, asked: Asked, answer: Answer, release: str, begun: float) -> None:
        """Write how a request was answered that was begun at this `time.perf_counter()`."""
        inside = asked.path.startswith(f"{self.base_path}/")
        path = asked.path.removeprefix(self.base_path) if inside else ""
        line = {
            "time": _now(),
            "method": asked.method if asked.method in METHODS else "other",
            "kind": kind_of(path),
            "status": answer.status,
            "bytes": 0 if asked.method == "HEAD" else len(answer.body),
            "ms": round((time.perf_counter() - begun) * 1_000, 2),
            "release": release,
        }
        self.lines.write(_json(line))

    def close(self) -> None:
        """Write what waits, as far as that is taken soon."""
        self.lines.close(LAST_LINES)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def kind_of(path: str) -> str:
    """Say what kind of thing lies at a path below the base path; `other` where nothing does."""
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(path)), "other")
