"""Comments `# accepted: rule.id, rule.id – why`: a translator rejects advice and gives a reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from server.catalog.po import Entry
from server.catalog.rules import ADVICE, RULES
from server.catalog.writing import comment_lines, goes_on

_NOTE = re.compile(r"accepted\b\s*:?\s*(.*)", re.IGNORECASE)
_SEVERITIES = {each.id: each.severity for each in RULES}
# Advice about more than one text; it doesn't come from a rule of the registry.
OTHERS = frozenset(
    {
        *("choice.same", "message.copied", "words.label"),
        *("message.unknown", "message.fuzzy", "message.reworded"),
    }
)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An acceptance among the notes of a message: its lines (begin to end), rules and reason."""

    begin: int
    end: int
    text: str
    rules: tuple[str, ...]
    reason: str


def read_acceptances(notes: Sequence[str]) -> Iterator[Acceptance]:
    """Yield the acceptances among the notes of a message.

    A line continues in the next one if the first word of that one had no room in it: long notes
    are wrapped in this way.
    """
    for begin, note in enumerate(notes):
        if match := _NOTE.match(note):
            end = begin + 1
            while end < len(notes) and _goes_on(notes[end - 1], notes[end]):
                end += 1
            said = " ".join([match[1], *notes[begin + 1 : end]])
            rules, rest = _split(said)
            yield Acceptance(begin, end, note, rules, rest.strip(" \t,;:.–—-"))


def accepted(entry: Entry) -> list[str]:
    """Return the ids of the rules whose advice is accepted for a message."""
    return [rule for each in read_acceptances(entry.notes) for rule in each.rules]


def reasons(entry: Entry) -> dict[str, str]:
    """Return the reasons why advice is accepted for a message, by the ids of the rules."""
    return {rule: each.reason for each in read_acceptances(entry.notes) for rule in each.rules}


def accept(notes: Sequence[str], rule: str, reason: str) -> list[str]:
    """Return the notes with one more acceptance."""
    return [*notes, *comment_lines(f"accepted: {rule} – {' '.join(reason.split())}")]


def withdraw(notes: Sequence[str], rule: str) -> list[str]:
    """Return the notes without the acceptance of a rule; "" means acceptances that name no rule."""
    left: list[str] = []
    at = 0
    for each in read_acceptances(notes):
        if rule not in each.rules and (rule or each.rules):
            continue
        others = [other for other in each.rules if other != rule]
        left += notes[at : each.begin]
        if others:
            reason = f" – {each.reason}" if each.reason else ""
            left += comment_lines(f"accepted: {', '.join(others)}{reason}")
        at = each.end
    return [*left, *notes[at:]]


def find_idle(entry: Entry, given: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the rule of each acceptance without effect, and the reason why it has none.

    The rule is "" if the acceptance names none. `given` are the rules that found something.
    """
    for each in read_acceptances(entry.notes):
        if not each.rules:
            yield "", f"“# {each.text}” accepts nothing: it names no rule, such as punctuation.end."
    for rule in accepted(entry):
        if why := why_idle(rule, given):
            yield rule, why


def why_idle(rule: str, given: Collection[str]) -> str:
    """Return the reason why accepting a rule has no effect, "" if it has one."""
    if rule not in _SEVERITIES and rule not in OTHERS:
        return f"There is no rule {rule}, so this acceptance does nothing."
    if _SEVERITIES.get(rule, ADVICE) is not ADVICE:
        return f"{rule} is an error, and can’t be accepted."
    return "" if rule in given else f"{rule} finds nothing here, so this acceptance does nothing."


def _goes_on(line: str, following: str) -> bool:
    return not _NOTE.match(following) and goes_on(line, following)


def _split(note: str) -> tuple[tuple[str, ...], str]:
    """Return the ids at the beginning of a note, and the rest: the reason."""
    found = []
    while match := re.match(r"[\s,;]*([a-z]+\.[a-z-]+)", note):
        found.append(match[1].strip("-"))
        note = note[match.end() :]
    return tuple(found), note
