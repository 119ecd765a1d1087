"""A line for each request: enough to see that all is well, too little to see who was there.

It holds no address, no query, no header and no path, only what kind of thing was asked for.
"""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import UTC, datetime

from server.core.languages import LANGUAGES
from server.http.answer import Answer, Asked

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

    def __init__(self, base_path: str) -> None:
        """Write of paths below `base_path`; all others are of the kind `other`."""
        self.base_path = base_path

    def write(self, asked: Asked, answer: Answer, release: str, begun: float) -> None:
        """Write how a request was answered that was begun at this `time.perf_counter()`."""
        inside = asked.path.startswith(f"{self.base_path}/")
        path = asked.path.removeprefix(self.base_path) if inside else ""
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": asked.method if asked.method in METHODS else "other",
            "kind": kind_of(path),
            "status": answer.status,
            "bytes": 0 if asked.method == "HEAD" else len(answer.body),
            "ms": round((time.perf_counter() - begun) * 1_000, 2),
            "release": release,
        }
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def kind_of(path: str) -> str:
    """Say what kind of thing lies at a path below the base path; `other` where nothing does."""
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(path)), "other")
