"""Areas of the app, and which of them are critical: by the places where a message stands."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

_TEMPLATES = "server/templates/"
# Wrong or missing words here cost money, a number, or the way to help: safety, dialling, money.
# A language is published only when it has all of them.
CRITICAL = (
    "guide/channels.html",
    "guide/check.html",
    "guide/safety.html",
    "guide/steps.html",
    "counter*",
    "operators/*",
    "topup*",
    "log/fields.html",
    "log/problems.html",
    "log/summary.html",
    "log/validity.html",
    "log/words.html",
)


def is_critical(places: Iterable[str]) -> bool:
    """Whether any of a message's places is on safety, dialling or money."""
    names = [place.removeprefix(_TEMPLATES) for place in places]
    return any(fnmatchcase(name, pattern) for name in names for pattern in CRITICAL)


def area_of(place: str) -> str:
    """Name the area of a place: `guide/steps`, `log`, `settings`, `frame`."""
    name = place.removeprefix(_TEMPLATES).removesuffix(".html")
    if name.startswith("server/"):
        return "names"  # of chapters, and of what the system shows
    if name.startswith("guide/"):
        return name
    folder, _, _ = name.partition("/")
    return "frame" if folder in {"base", "shell", "errors", "offline"} else folder
