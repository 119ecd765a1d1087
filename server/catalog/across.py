"""A rule that looks at more than one message: choices that can't be told apart any more."""

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
    """A message whose translation is that of another choice beside it."""

    entry: Entry
    other: Entry
    severity: Severity

    @property
    def problem(self) -> str:
        """Say which one it can't be told from."""
        return f"“{self.other.source}” in line {self.other.line} has the same words."


def find_same_choices(entries: Iterable[Entry]) -> Iterator[SameChoice]:
    """Yield each choice that shares its translation with another one of its list.

    The choices of one list have a context that begins alike, up to its colon: a status or a
    channel is what the user picks by its words. Labels of one page without a context are the
    same question with less certainty, so that is advice.
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
    """Return a source without articles and plural: `A receipt` and `Receipts` are one word."""
    return _SMALL.sub("", entry.source or "").casefold()
