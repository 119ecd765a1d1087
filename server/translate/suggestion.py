"""A reader's suggestion of a better wording, as the text that a phone shares.

The page `suggest` writes it (server/features/suggest). Its format survives mail programs: the keys
are the same in every language, in any order, each at the beginning of a line; a value continues
until the next key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from server.core.terminal import visible
from server.translate.sent import as_lines

HEAD, END = "[nobars-suggestion]", "[end]"
_KEYS = ("language", "page", "sentence", "suggestion", "release")
_NAMED = rf"[*_]?({'|'.join(_KEYS)})[*_]?\s?[:：][*_]?"
_LINE = re.compile(rf"[-*•·]?\s*{_NAMED}\s*(.*)", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:\s*[>|])+ ?")
_QUOTE = re.compile(r"[\s>|]*")
_TIMED = re.compile(r"0[:.]0")
_IN_LINE = re.compile(rf" (?={_NAMED} )")  # a messenger has joined all lines
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
    blocks = as_lines(text).split(HEAD)
    for before, block in pairwise(blocks):
        values = _values(_without_senders(block.partition(END)[0], before))
        if all(values.get(each) for each in ("language", "sentence", "suggestion")):
            yield Suggestion(**{key: _with_plain_spaces(each) for key, each in values.items()})


def _without_senders(block: str, before: str) -> str:
    """Return a suggestion without what a messenger writes before each of its lines.

    This is learned from what stands before the first line: `[27/11/2026, 10:03] Ana: `, or a line
    such as `Ana 2026/11/27 10:03`.
    """
    above, _, beside = before.rpartition("\n")
    sender = _shape(above.rpartition("\n")[2])
    is_sender = bool(_TIMED.search(sender)) or sender.endswith((":", "："))
    found = []
    for line in block.split("\n"):
        length = _prefix(line, _shape(beside))
        kept = line[length:]
        if is_sender and not length and _shape(line) == sender:
            continue
        # Another message of the same sender, perhaps of something else, ends the value.
        is_other = (
            length and not _QUOTE.fullmatch(beside) and not _LINE.match(visible(kept).strip())
        )
        found += ["", ""] if is_other else [kept]
    return "\n".join(found)


def _prefix(line: str, shape: str) -> int:
    """Return the length of the beginning of a line that has this shape; 0 if none has."""
    if not shape:
        return 0
    ends = (match.end() for match in re.finditer(r"[^\s:：>\]]*[\s:：>\]]*", line))
    return next((end for end in ends if _shape(line[:end]) == shape), 0)


def _shape(text: str) -> str:
    """Return a text with 0 for each number, and without what is not seen."""
    return re.sub(r"\d+", "0", visible(text).strip())


def _with_plain_spaces(text: str) -> str:
    """Return a text with plain spaces, if all of its spaces were made non-breaking."""
    return text if " " in text else text.replace("\u00a0", " ")


def _values(block: str) -> dict[str, str]:
    """Return the values of a suggestion by their keys; an empty line ends a value."""
    if "sentence" in block.strip().partition("\n")[0]:
        block = _IN_LINE.sub("\n", block)
    values: dict[str, str] = {}
    key = ""
    for line in block.split("\n"):
        plain = visible(_QUOTED.sub("", line)).strip()
        if match := _LINE.match(plain):
            key, plain = match[1].lower(), match[2]
        elif not plain and values.get(key):
            key = ""
        if key:
            values[key] = _join(values.get(key, ""), plain)
    return values


def _join(before: str, after: str) -> str:
    """Return two lines that a mail program has broken as one, without a space between Han."""
    both = before[-1:] and after[:1]
    tight = both and UNSPACED.match(before[-1]) and UNSPACED.match(after[0])
    return f"{before}{after}" if tight else f"{before} {after}".strip()
