"""A reader's suggestion of a better wording, as the text that a phone shares.

The page `suggest` writes it (server/features/suggest). Its format survives mail programs: the keys
are the same in every language, in any order, each at the beginning of a line; a value continues
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
    """The sentence that a reader saw, and the suggested one. The language's tag isn't checked."""

    language: str
    sentence: str
    suggestion: str
    page: str = ""
    release: str = ""


def read_suggestions(text: str) -> Iterator[Suggestion]:
    """Yield each complete suggestion of a text, which may have other text around them."""
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
    """Return two lines that a mail program has broken as one, without a space between Han."""
    both = before[-1:] and after[:1]
    tight = both and UNSPACED.match(before[-1]) and UNSPACED.match(after[0])
    return f"{before}{after}" if tight else f"{before} {after}".strip()
