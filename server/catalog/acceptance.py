"""`# accepted: rule.id, rule.id – why`: a translator looked at some advice, and the text stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from server.catalog.po import Entry
from server.catalog.rules import ADVICE, RULES

_NOTE = re.compile(r"accepted\b\s*:?\s*(.*)", re.IGNORECASE)
_ID = re.compile(r"[a-z]+\.[a-z-]+")
_SEVERITIES = {each.id: each.severity for each in RULES}
# Advice that isn't about one text, so that it is no rule of the registry.
OTHERS = frozenset({"choice.same", "message.unknown", "message.fuzzy", "message.reworded"})


def accepted(entry: Entry) -> list[str]:
    """Return the ids of the rules whose advice is accepted for a message."""
    notes = (match[1] for note in entry.notes if (match := _NOTE.match(note)))
    return [rule for note in notes for rule in _ids(note)]


def _ids(note: str) -> list[str]:
    """Read ids up to where the reason begins."""
    found = []
    while match := re.match(r"[\s,;]*([a-z]+\.[a-z-]+)", note):
        found.append(match[1].strip("-"))
        note = note[match.end() :]
    return found


def find_idle(entry: Entry, given: Collection[str]) -> Iterator[str]:
    """Yield why an acceptance does nothing; `given` are the rules that found something."""
    for note in entry.notes:
        if (match := _NOTE.match(note)) and not _ids(match[1]):
            yield f"“# {note}” accepts nothing: it names no rule, such as punctuation.end."
    for rule in accepted(entry):
        if rule not in _SEVERITIES and rule not in OTHERS:
            yield f"There is no rule {rule}, so this acceptance does nothing."
        elif _SEVERITIES.get(rule, ADVICE) is not ADVICE:
            yield f"{rule} is an error, and can’t be accepted."
        elif rule not in given:
            yield f"{rule} finds nothing here, so this acceptance does nothing."
