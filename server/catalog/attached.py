"""Rules about a whole catalog: translations of other messages, and labels under other names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from server.catalog.po import Entry
from server.catalog.reading import prose
from server.catalog.rules.glossary import pieces
from server.catalog.rules.length import columns

COPIED, LABEL = "message.copied", "words.label"
REMEDIES = {
    COPIED: "Look which of the two it translates, and translate the other one.",
    LABEL: "Name it as the label itself is translated in this catalog.",
}
_LONG = 15  # columns of a text that two messages rarely share; a label has several sources
_ALIKE = 0.5  # the share of words that two sources with the same translation have in common
_STEM = 5  # letters of a word; the rest may be an ending
_QUOTED = re.compile(
    r"“([A-Z][^”]{2,40}?)[.,]?”|\bon the page (?:<a [^>]*>)?([A-Z][\w ]+?)(?=[<.,]|$)"
)


class Attached(NamedTuple):
    """A finding in an entry, by a rule that needs the rest of the catalog."""

    rule: str
    entry: Entry
    problem: str


def find_attached(entries: Iterable[Entry], script: str) -> Iterator[Attached]:
    """Yield what the rules of this module find in a catalog."""
    whole = [each for each in entries if each.is_translated and each.plural is None]
    yield from _find_copies(whole)
    yield from _find_labels(whole, script)


def _find_copies(entries: list[Entry]) -> Iterator[Attached]:
    """Yield translations that another message has too: merging attached them to a wrong one."""
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        plain = re.sub(r"\W+", " ", prose(entry.forms[0]).casefold()).strip()
        if columns(plain) >= _LONG:
            same[plain].append(entry)
    for group in same.values():
        for entry in group:
            other = next((each for each in group if not _alike(each, entry)), None)
            if other is not None:
                problem = f"“{other.source}” in line {other.line} has the same translation."
                yield Attached(COPIED, entry, problem)


def _alike(one: Entry, other: Entry) -> bool:
    mine, theirs = (
        {word[:_STEM].casefold() for word in re.findall(r"\w+", prose(each.source or ""))}
        for each in (one, other)
    )
    return len(mine & theirs) >= _ALIKE * max(1, min(len(mine), len(theirs)))


def _find_labels(entries: list[Entry], script: str) -> Iterator[Attached]:
    """Yield texts that name a button or page, but not as this catalog translates its label."""
    labels: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        labels[prose(entry.source or "").strip()].add(prose(entry.forms[0]).strip())
    for entry in entries:
        there = prose(entry.forms[0]).casefold()
        for match in _QUOTED.finditer(entry.source or ""):
            name = match[1] or match[2]
            own = labels.get(name, set())
            if own and not any(
                part[:_STEM] in there for each in own for part in pieces(each, script)
            ):
                yield Attached(LABEL, entry, f"The label “{name}” is “{min(own)}” in this catalog.")
