"""What is wrong with a translation, in words for the one who has just typed it."""

from __future__ import annotations

import re
from collections import Counter

from server.languages import Language

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
BARE = re.compile(r"%(?![(%])")
TAG = re.compile(r"</?\w[^>]*>")


def problems(source: str, translation: str, language: Language) -> list[str]:
    """Name what would break the page or lose something; none for a translation that is left out."""
    del language  # every check so far is the same for all
    if not translation:
        return []
    found = []
    if BARE.search(translation):
        found.append("A per cent sign that is no placeholder is written %%.")
    for kind, pattern in (("placeholder", PLACEHOLDER), ("tag", TAG)):
        wanted, given = (Counter(pattern.findall(text)) for text in (source, translation))
        found += [f"The {kind} {each} is missing." for each in sorted((wanted - given).keys())]
        found += [f"The {kind} {each} is too many." for each in sorted((given - wanted).keys())]
    return found
