"""The access log: a line for each request, from which nobody can tell who sent it.

A line has no address, query, header or path, only the kind of the requested file.
"""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime

from server.core.languages import LANGUAGES
from server.http.answer import Answer, Asked
from server.http.lines import Lines

LAST_LINES = 1.0  # seconds to write the waiting lines when the server stops
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
        """Write to the file with this descriptor; paths outside of `base_path` are `other`."""
        self.base_path = base_path
        self.lines = Lines(file, lambda number: _json({"time": _now(), "lost": number}))

    def write(self, asked: Asked, answer: Answer, release: str, begun: float) -> None:
        """Write the line of a request; `begun` is the `time.perf_counter()` of its beginning."""
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
        """Write the waiting lines, for `LAST_LINES` seconds at most."""
        self.lines.close(LAST_LINES)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def kind_of(path: str) -> str:
    """Return the kind of the file at a path below the base path, `other` if there is none."""
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(path)), "other")
