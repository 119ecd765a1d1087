"""A better wording that a reader suggests: the text that a phone shares, and where it belongs.

The page `suggest` prepares it (server/features/suggest). It is made to survive being pasted into a
mail: keys that no language changes, in any order, each at the beginning of a line; a value goes on
until the next key.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from server.catalog.po import Entry
from server.catalog.reading import PLACEHOLDER, TAG, elements
from server.core.terminal import visible

HEAD, END = "[nobars-suggestion]", "[end]"
_KEYS = ("language", "page", "sentence", "suggestion", "release")
_LINE = re.compile(rf"({'|'.join(_KEYS)}):\s*(.*)", re.IGNORECASE)
_TELLING = 6  # characters, from which on a piece of a sentence tells its message
_QUOTED = re.compile(r"^(?:\s*>)+ ?")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


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
    tight = both and _UNSPACED.match(before[-1]) and _UNSPACED.match(after[0])
    return f"{before}{after}" if tight else f"{before} {after}".strip()


@dataclass(frozen=True, slots=True)
class Match:
    """A message that shows the sentence, and its forms with the suggestion in place of it."""

    entry: Entry
    forms: list[str]


def find_messages(suggestion: Suggestion, entries: Iterable[Entry]) -> list[Match]:
    """Return the messages that the sentence can be; those that are all of it go before others."""
    whole, part = [], []
    for entry in entries:
        for form, shown in enumerate(_shown_forms(entry)):
            if values := _values(shown, suggestion.sentence):
                text = restore(shown, values, suggestion.suggestion)
                whole.append(Match(entry, _with_form(entry, form, text)))
                break
            if len(suggestion.sentence) > 3 and suggestion.sentence in shown:
                text = shown.replace(suggestion.sentence, suggestion.suggestion, 1)
                part.append(Match(entry, _with_form(entry, form, text)))
                break
    return whole or part


def find_within(suggestion: Suggestion, entries: Iterable[Entry]) -> list[Entry]:
    """Return the messages that are a part of the sentence, the longest first."""
    found = []
    for entry in entries:
        lengths = [
            len(match[0])
            for form in _shown_forms(entry)
            if (match := _pattern(form).search(suggestion.sentence)) and len(match[0]) > _TELLING
        ]
        found += [(max(lengths), entry)] if lengths else []
    return [entry for _, entry in sorted(found, key=lambda each: -each[0])]


def _shown_forms(entry: Entry) -> list[str]:
    """Return what the app shows: the translation, or the English where there is none."""
    english = [entry.source or "", *[entry.plural or entry.source or ""] * (len(entry.forms) - 1)]
    return [form or english[n] for n, form in enumerate(entry.forms)]


def _with_form(entry: Entry, form: int, text: str) -> list[str]:
    return [text if n == form else each for n, each in enumerate(entry.forms)]


def _values(form: str, sentence: str) -> dict[str, str] | None:
    """Return what stands for each placeholder if a page shows the form as this sentence.

    `{"": ""}` is there in any case, so that a match is never empty.
    """
    match = _pattern(form).fullmatch(_plain(sentence))
    return {"": "", **match.groupdict()} if match else None


@lru_cache(10_000)  # each sentence is compared with every message
def _pattern(form: str) -> re.Pattern[str]:
    parts, end, known = [], 0, set()
    plain = html.unescape(TAG.sub("", form))
    for placeholder in PLACEHOLDER.finditer(plain):
        parts.append(_literal(plain[end : placeholder.start()]))
        end, name = placeholder.end(), placeholder[1]
        if name is None:
            parts.append("%")
        else:
            parts.append(f"(?P={name})" if name in known else f"(?P<{name}>.+?)")
            known.add(name)
    parts.append(_literal(plain[end:]))
    return re.compile(rf"\s*{''.join(parts)}\s*")


def _literal(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(_plain(text)))


def _plain(text: str) -> str:
    """Return a text without characters that pages and scripts put around values."""
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", text)


def restore(form: str, values: dict[str, str], suggestion: str) -> str:
    """Put placeholders and tags back into what a reader wrote, where it has the same words."""
    text = suggestion.replace("%", "%%") if len(values) > 1 else suggestion
    for name, value in sorted(values.items(), key=lambda each: -len(each[1])):
        if name and value:
            text = text.replace(value, f"%({name})s", 1)
    done: list[str] = []
    for element in elements(form):
        inner = TAG.sub("", element.inner)
        whole = f"{element.tag}{element.inner}</{element.name}>"
        if inner and inner in text and not any(whole in each for each in done):
            text = text.replace(inner, whole, 1)
            done.append(whole)
    return text
