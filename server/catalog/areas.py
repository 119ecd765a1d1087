"""The area of a message, and whether it is critical, by the templates that use the message.

A template declares itself critical, with the reason: `{# Critical: losing a number #}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from server.core.paths import CODE

# server/features/<feature>/templates/<name>, or server/core/templates/<name> of the shell
_CRITICAL = re.compile(r"\{#-?\s*Critical:\s*(.+?)\s*-?#\}")
_TEMPLATE = re.compile(r"server/(?:core|features/([^/]+))/templates/(.+)")


def is_critical(places: Iterable[str]) -> bool:
    """Return whether any of a message's places is critical: on safety, dialling or money.

    With a wrong or missing text there, readers may lose money or a number, or find no help. A
    language is published only with all of these messages.
    """
    return not critical_templates().keys().isdisjoint(places)


@cache
def critical_templates() -> Mapping[str, str]:
    """Return the templates that declare themselves critical, with their reasons."""
    found = {
        path.relative_to(CODE.parent).as_posix(): _CRITICAL.search(path.read_text("utf-8"))
        for room in ("core", "features/*")
        for path in sorted(CODE.glob(f"{room}/templates/**/*.html"))
    }
    return {place: match[1] for place, match in found.items() if match}


def area_of(place: str) -> str:
    """Return the area of a place: `guide/steps`, `receipts`, `settings`, `frame`, `names`."""
    found = _TEMPLATE.fullmatch(place)
    if found is None:
        return "names"  # Python code has names of chapters, and words that the system shows
    feature, name = found.groups()
    if feature is None or feature == "offline":
        return "frame"
    return f"guide/{name.removesuffix('.html')}" if feature == "guide" else str(feature)
