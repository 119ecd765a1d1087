"""Placeholders that have exchanged their roles, as the words beside them or the sentences show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from server.catalog import measures
from server.catalog.language_data import table
from server.catalog.reading import TAG, names
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

# Roles that one word proves; “for” and “with” can be said of both values in other words.
_UNSURE = {"for", "with", "from", "date", "characters", "digits", "decimals"}
_TWO = 2
_DAYS = {"date", "until", "from", "to", "due", "released"}
_SENTENCE = re.compile(r"[.!?。！？؟।](?:\s+|(?<=[。！？])|$)")
_PART = re.compile(r"[;；؛,，、،:：]|\.\s|[。।]")
_COUNTED = re.compile(rf"^[\s\u00a0](?:\w{{2,}} )?({'|'.join(measures.TIMES)})s?\b")


@rule("placeholder.exchanged", ERROR, "Put each value where the source has it.")
def find_exchanged(text: Text) -> Iterator[str]:
    """With exchanged values, a sentence says the reverse of what is so."""
    for one, other in _pairs(text):
        if _are_exchanged(text, one, other) or _is_in_other_sentence(text, one, other):
            yield f"%({one})s and %({other})s are exchanged."
            return


@rule("placeholder.moved", ADVICE, "Look whether each value stands beside the words it belongs to.")
def find_moved(text: Text) -> Iterator[str]:
    """Values in another order, in a sentence that is built like the source, may be exchanged."""
    if len(names(text.source)) < _TWO or next(find_exchanged(text), None):
        return
    for one, other in _pairs(text):
        points, against = _points(text, one, other)
        # “3 receipts: 5 % more” says “5 % more, by 3 receipts” with a colon for its comma.
        same = (":" in text.source_prose) == bool(re.search("[:：]", text.prose))
        parts = same and _places(_PART, text, one, other)
        turned = _is_turned(text, one, other)
        if turned and not against and (points or parts):
            yield f"%({one})s and %({other})s stand in another order than in the source."
            return


def _pairs(text: Text) -> Iterator[tuple[str, str]]:
    """Yield each two values that stand once in the source and once in the translation."""
    if len(names(text.source)) < _TWO:
        return
    wanted, there = (Counter(names(_visible(each))) for each in (text.source, text.translation))
    once = [name for name, times in wanted.items() if times == 1 == there[name]]
    yield from combinations(once, 2)


def _visible(text: str) -> str:
    return TAG.sub("", text)


def _are_exchanged(text: Text, one: str, other: str) -> bool:
    points, against = _points(text, one, other)
    return not against and (len(points) > 1 or bool(points - _UNSURE))


def _points(text: Text, one: str, other: str) -> tuple[set[str], bool]:
    """Return the roles that the other value has here, and whether a value has kept its own."""
    points, kept = set(), False
    for name, rival in ((one, other), (other, one)):
        roles = _roles_in_source(text, name) - _roles_in_source(text, rival)
        here, there = _roles(text, name), _roles(text, rival)
        for role in roles:
            if role in here:
                kept = True
            elif role in there:
                points.add(role)
    return points, kept


def _roles_in_source(text: Text, name: str) -> set[str]:
    before, after = _around(_visible(text.source), name)
    plain = _visible(text.source)
    found = _said("before", "en", before) | _said("behind", "en", after)
    found |= _alone(plain, name) | _near(plain, name, "en")
    found.discard("whole" if name in _DAYS else "date")
    return found | ({f"unit {match[1]}"} if (match := _COUNTED.match(after)) else set())


def _roles(text: Text, name: str) -> set[str]:
    before, after = _around(_visible(text.translation), name)
    counted = measures.units_beside(before, after, text.language.folder)
    return {
        *_said("before", text.base, before),
        *_said("behind", text.base, after),
        *_alone(_visible(text.translation), name),
        *_near(_visible(text.translation), name, text.base),
        *(f"unit {unit}" for unit in counted),
    }


def _said(side: str, base: str, words: str) -> set[str]:
    known = table("value_roles")[side].get(base, {})
    return {role for role, pattern in known.items() if re.search(pattern, words.lower())}


def _near(text: str, name: str, base: str) -> set[str]:
    """Return the nouns of the part of a sentence in which a value stands."""
    parts = _parts(_PART, text)
    return _said("near", base, parts[_index(parts, name)])


def _alone(text: str, name: str) -> set[str]:
    """Return the role of a value that is a whole part of the text: a label, or what follows it."""
    label = re.match(rf"\W*%\({name}\)s\W*[:：]", text)
    return {"alone"} if label else set()


def _around(text: str, name: str) -> tuple[str, str]:
    before, _, after = text.partition(f"%({name})s")
    return before.rstrip(" \u00a0\u202f«“„「『(（"), after.lstrip("»”“」』)）")


def _is_turned(text: Text, one: str, other: str) -> bool:
    there = names(_visible(text.translation))
    wanted = names(_visible(text.source))
    return (there.index(one) < there.index(other)) != (wanted.index(one) < wanted.index(other))


def _is_in_other_sentence(text: Text, one: str, other: str) -> bool:
    """Return whether each of two values is in the sentence of the other."""
    return _places(_SENTENCE, text, one, other)


def _places(ends: re.Pattern[str], text: Text, one: str, other: str) -> bool:
    source, there = (_parts(ends, _visible(each)) for each in (text.source, text.translation))
    if len(source) != len(there):
        return False
    was, now = ([_index(parts, one), _index(parts, other)] for parts in (source, there))
    return was[0] != was[1] and was == [now[1], now[0]]


def _parts(ends: re.Pattern[str], text: str) -> list[str]:
    return [each for each in ends.split(text) if each.strip()]


def _index(parts: list[str], name: str) -> int:
    return next(n for n, part in enumerate(parts) if f"%({name})s" in part)
