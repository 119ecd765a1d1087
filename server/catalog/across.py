"""A rule about several messages: choices of one list with the same translation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server.catalog.finding import Severity
from server.catalog.po import Entry

CHOICE_SAME = "choice.same"
CHOICE_REMEDY = "Give each its own words."
_SMALL = re.compile(r"\b(?:a|an|the)\b|\W+|(?<=\w)s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SameChoice:
    """A message that has the same translation as another choice of its list."""

    entry: Entry
    other: Entry
    severity: Severity

    @property
    def problem(self) -> str:
        """The problem in words: which other choice has the same translation."""
        return f"“{self.other.source}” in line {self.other.line} has the same words."


def find_same_choices(entries: Iterable[Entry]) -> Iterator[SameChoice]:
    """Yield each choice that shares its translation with another one of its list.

    Choices of one list, as a status or a channel, have a context that is the same up to its colon.
    Users tell them apart by their words alone, so that is an error. Labels of one page without a
    context may be no choices at all, so that is advice.
    """
    seen: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.plural is None and entry.is_translated:
            words = entry.forms[0].strip().casefold()
            for place in sorted(set(entry.places)) or [""]:
                seen[_list_of(entry), place, words].append(entry)
    told: set[tuple[str | None, str]] = set()
    for (context, _, _), same in seen.items():
        severity = Severity.ERROR if context else Severity.ADVICE
        for entry in same:
            other = next((each for each in same if _core(each) != _core(entry)), None)
            if other is not None and entry.key not in told:
                told.add(entry.key)
                yield SameChoice(entry, other, severity)


def _list_of(entry: Entry) -> str:
    return (entry.context or "").split(":")[0]


def _core(entry: Entry) -> str:
    """Return a source without articles and plural: `A receipt` and `Receipts` are the same."""
    return _SMALL.sub("", entry.source or "").casefold()
