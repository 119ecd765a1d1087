"""Restoring placeholders and tags in the text of a reader, who sees neither of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from server.catalog.reading import TAG, elements, unbalanced

_Opcode = tuple[str, int, int, int, int]
_HELD = 0xF0000  # of private use; it stands for a placeholder while per cent signs are doubled


def restore(form: str, values: Mapping[str, str], suggestion: str) -> str:
    """Return the suggestion with the form's tags and placeholders.

    `values` are the values that the reader saw, by placeholder.
    """
    text = _with_placeholders(values, suggestion)
    around_same_words = _with_elements(form, text)
    if _has_tags_of(form, around_same_words):
        return around_same_words
    at_same_places = _with_tags(form, text)
    return at_same_places if _has_tags_of(form, at_same_places) else around_same_words


def _with_placeholders(values: Mapping[str, str], text: str) -> str:
    """Return a text with placeholders instead of their values."""
    named = sorted(((k, v) for k, v in values.items() if k and v), key=lambda each: -len(each[1]))
    for index, (_name, value) in enumerate(named):
        alone = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
        pattern = alone if alone.search(text) else re.compile(re.escape(value))
        text = pattern.sub(chr(_HELD + index), text, count=1)
    text = text.replace("%", "%%") if named else text
    for index, (name, _value) in enumerate(named):
        text = text.replace(chr(_HELD + index), f"%({name})s")
    return text


def _with_elements(form: str, text: str) -> str:
    """Return a text with the form's elements around the same words, wherever these are now."""
    done: list[str] = []
    for element in elements(form):
        inner = TAG.sub("", element.inner)
        whole = f"{element.tag}{element.inner}</{element.name}>"
        if inner and inner in text and not any(whole in each for each in done):
            text = text.replace(inner, whole, 1)
            done.append(whole)
    return text


def _with_tags(form: str, text: str) -> str:
    """Return a text with each tag of the form at the same place, between the same letters."""
    plain = TAG.sub("", form)
    pieces, shift, end = [], 0, 0
    opcodes = SequenceMatcher(a=plain, b=text, autojunk=False).get_opcodes()
    for tag in TAG.finditer(form):
        at = _place(opcodes, tag.start() - shift, closing=tag[0].startswith("</"))
        shift += len(tag[0])
        pieces += [text[end:at], tag[0]]
        end = max(at, end)
    return "".join([*pieces, text[end:]])


def _place(opcodes: Sequence[_Opcode], at: int, *, closing: bool) -> int:
    """Return the place in the new text of a place in the old one.

    In a changed part, an opening tag goes to its beginning, a closing one to its end.
    """
    for kind, begin, end, new_begin, new_end in opcodes:
        if begin < at <= end if closing else begin <= at < end:
            if kind == "equal":
                return new_begin + at - begin
            return new_end if closing else new_begin
    return 0 if closing else opcodes[-1][4]


def _has_tags_of(form: str, text: str) -> bool:
    return sorted(TAG.findall(form)) == sorted(TAG.findall(text)) and not [*unbalanced(text)]
