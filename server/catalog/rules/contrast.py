"""Contrasts, of which each half keeps its own “not”: “the credit doesn’t, but the number does”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.negation import NEGATIVE
from server.catalog.rules.registry import ADVICE, Text, rule

_ENDS = re.compile(r"[.!?。！？؟।۔]+(?:\s+|(?<=[。！？])|$)")
_PARTS = re.compile(r"[,;:，；：、،؛]\s*|\s[–—]\s|——")
_PIN = re.compile(r"\bPIN\b")
_CREDIT, _NUMBER = re.compile(r"\bcredit\b"), re.compile(r"\bnumbers?\b")


@rule("words.contrast", ADVICE, "Look which of the two has the “not” in the source.")
def find_turned_contrasts(text: Text) -> Iterator[str]:
    """“With the serial number, not with the PIN” must not become the reverse."""
    pattern = table("denials").get(text.base) or table("negations").get(text.base)
    if not pattern or not NEGATIVE.search(text.source_prose):
        return
    denies = re.compile(pattern, re.IGNORECASE)
    terms = [(_PIN, _PIN)]
    if words := table("opposites")["credit_number"].get(text.base):
        credit, number = (re.compile(each, re.IGNORECASE) for each in words)
        terms += [(_CREDIT, credit), (_NUMBER, number)]
    sources, there = _ENDS.split(text.source_prose), _ENDS.split(text.prose)
    if len(sources) != len(there):
        return
    for source, mine in zip(sources, there, strict=True):
        for term, own in terms:
            was, now = _state(source, term, NEGATIVE), _state(mine, own, denies)
            if None not in (was, now) and was != now:
                yield f"“{term.pattern.strip(chr(92) + 'bs?')}” has the “not” of the other half."
                return


def _state(sentence: str, term: re.Pattern[str], denies: re.Pattern[str]) -> bool | None:
    """Return whether the half with a term denies and the other doesn’t; None if none contrasts."""
    parts = [each for each in _PARTS.split(sentence) if each.strip()]
    with_term = [n for n, part in enumerate(parts) if term.search(part)]
    denied = [n for n, part in enumerate(parts) if denies.search(part)]
    if len(with_term) != 1 or len(denied) != 1 or len(parts) < 2:
        return None
    if abs(with_term[0] - denied[0]) > 1:
        return None
    return with_term == denied
