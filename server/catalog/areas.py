"""Areas of the app, and which of them are critical: by the places where a message stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from server.features.registry import features

# server/features/<feature>/templates/<name>, or server/core/templates/<name> of the shell
_TEMPLATE = re.compile(r"server/(?:core|features/([^/]+))/templates/(.+)")


def is_critical(places: Iterable[str]) -> bool:
    """Return whether any of a message's places is on safety, dialling or money.

    Wrong or missing words there cost money, a number, or the way to help. A language is published
    only when it has all of them.
    """
    return not _critical_templates().isdisjoint(places)


@cache
def _critical_templates() -> frozenset[str]:
    return frozenset(
        f"server/features/{each.name}/templates/{name}"
        for each in features()
        for name in each.critical
    )


def area_of(place: str) -> str:
    """Return the area of a place: `guide/steps`, `receipts`, `settings`, `frame`, `names`."""
    found = _TEMPLATE.fullmatch(place)
    if found is None:
        return "names"  # of chapters, and of what the system shows
    feature, name = found.groups()
    if feature is None or feature == "offline":
        return "frame"
    return f"guide/{name.removesuffix('.html')}" if feature == "guide" else str(feature)
