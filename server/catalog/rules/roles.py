"""Codes and amounts in another order: right if their roles moved with them, else wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.measures import stems
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_APART = re.compile(r"<bdi\b[^>]*>([^<]*)</bdi>")
_UNITS = ("year", "month", "week", "day")


@rule(
    "literal.exchanged",
    ERROR,
    "Put each code and each amount where the source has it.",
    about="<bdi",
)
def find_exchanged_literals(text: Text) -> Iterator[str]:
    """Two exchanged codes or amounts are both wrong."""
    if _judge(text) == "exchanged":
        yield "Two codes or amounts are exchanged: " + " and ".join(_quoted(text))


@rule(
    "literal.order",
    ADVICE,
    "Look whether each code and each amount stands where it belongs.",
    about="<bdi",
)
def find_moved_literals(text: Text) -> Iterator[str]:
    """If no word shows their roles, another order may be another meaning."""
    if _judge(text) == "moved":
        yield "In another order than in the source: " + " and ".join(_quoted(text))


def _quoted(text: Text) -> list[str]:
    return [f"“{each}”" for each in dict.fromkeys(_APART.findall(text.translation))]


def _judge(text: Text) -> str:
    """Return `exchanged` if the roles prove it, `moved` if no role is known, else ""."""
    wanted, there = _APART.findall(text.source), _APART.findall(text.translation)
    if len(set(wanted)) < 2 or sorted(wanted) != sorted(there) or _either(text.source):
        return ""
    moved = wanted != there
    roles = {each: _role_in_source(text.source, each) for each in wanted}
    kept = {each: _has_role(text, each, role) for each, role in roles.items() if role}
    others = {
        each: any(_has_role(text, other, role) for other in wanted if other != each)
        for each, role in roles.items() if role
    }  # fmt: skip
    if any(others[each] and not kept[each] for each in kept):
        return "exchanged"
    return "moved" if moved and not any(kept.values()) else ""


def _either(source: str) -> bool:
    """Return whether all are named as one or the other: “* or #” is “# or *”."""
    marked = _APART.sub("\0", source)
    match = re.search(r"\0(?:, \0)*,? or \0", marked)
    return match is not None and match[0].count("\0") == marked.count("\0")


def _role_in_source(source: str, literal: str) -> str:
    before, after = _around(source, literal)
    if re.search(table("destinations")["before"]["en"], before):
        return "to"
    match = re.match(r"(?:a|an|per|each|every) (\w+)", after)
    return match[1] if match and match[1] in _UNITS else ""


def _has_role(text: Text, literal: str, role: str) -> bool:
    before, after = _around(text.translation, literal)
    if role == "to":
        known = table("destinations")
        marks = (known["before"].get(text.base), before), (known["behind"].get(text.base), after)
        return any(pattern and re.search(pattern, where) for pattern, where in marks)
    near = (
        re.split(r"[,;،、，；。()]|<bdi|</bdi>", before)[-1][-14:],
        re.split(r"[,;،、，；。.]|<bdi", after)[0][:14],
    )
    return any(stem in part for stem in stems(text.language.folder, role) for part in near)


def _around(text: str, literal: str) -> tuple[str, str]:
    match = re.search(rf"<bdi\b[^>]*>{re.escape(literal)}</bdi>", text)
    if match is None:
        return "", ""
    return text[: match.start()].rstrip(), text[match.end() :].lstrip()
