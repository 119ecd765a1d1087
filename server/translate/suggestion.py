"""A better wording that a reader suggests: the text that a phone shares.

The page `suggest` prepares it (server/features/suggest). It is made to survive being pasted into a
mail: keys that no language changes, in any order, each at the beginning of a line; a value goes on
until the next key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from server.core.terminal import visible

HEAD, END = "[nobars-suggestion]", "[end]"
_KEYS = ("language", "page", "sentence", "suggestion", "release")
_LINE = re.compile(rf"({'|'.join(_KEYS)}):\s*(.*)", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:\s*>)+ ?")
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader read, and what they would write; the tag of its language is not looked at."""

    language: str
    sentence: str
    suggestion: str
    page: str = ""
    release: str = ""


def read_suggestions(text: str) -> Iterator[Suggestion]:
    """Yield each whole suggestion of a text, whatever stands around them."""
    for block in text.replace("\r\n", "\n").split(HEAD)[1:]:
        values: dict[str, str] = {}
        key = ""
        for line in block.partition(END)[0].split("\n"):
            plain = visible(_QUOTED.sub("", line)).strip()
            if match := _LINE.match(plain):
                key, plain = match[1].lower(), match[2]
            if key:
                values[key] = _join(values.get(key, ""), plain)
        if all(values.get(each) for each in ("language", "sentence", "suggestion")):
            yield Suggestion(**values)


def _join(before: str, after: str) -> str:
    """Join the lines that a mail program has broken; between Han characters no space belongs."""
    both = before[-1:] and after[:1]
    tight = both and UNSPACED.match(before[-1]) and UNSPACED.match(after[0])
    return f"{before}{after}" if tight else f"{before} {after}".strip()
