"""The difference between two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple


class Piece(NamedTuple):
    """A part of a sentence that is the same, was removed, or was added."""

    kind: Literal["same", "gone", "come"]
    text: str


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Yield both sentences in pieces of whole words; a removed piece comes before an added one."""
    one, other = (re.findall(r"\s+|\w+|[^\w\s]", each) for each in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[a:b]), "".join(other[c:d])
        if kind == "equal":
            yield Piece("same", gone)
            continue
        if gone:
            yield Piece("gone", gone)
        if come:
            yield Piece("come", come)


def difference(before: str, after: str) -> str:
    """Return both sentences in one, with the changes marked: `Pay [-now-]{+later+}.`."""
    shown = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    return "".join(shown[kind].format(text) for kind, text in pieces(before, after))
