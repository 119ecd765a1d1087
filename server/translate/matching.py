"""Finding the messages that a sentence of the app shows: one, a part of one, or several."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from server.catalog.po import Entry
from server.catalog.reading import PLACEHOLDER, TAG
from server.translate.restoring import restore
from server.translate.suggestion import UNSPACED, Suggestion

_TELLING = 6  # characters; a longer piece of a sentence is enough to recognize its message
_END = re.compile(r"(?<=[.!?:;\u2026\u061f\u06d4\u0964])\s+|(?<=[\u3002\uff01\uff1f])\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """A message that shows the sentence, and its forms with the suggestion instead."""

    entry: Entry
    forms: list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A form of a message that a sentence shows from `begin` to `end`.

    `letters` counts the letters of the message itself, without those of its values.
    """

    begin: int
    end: int
    entry: Entry
    form: int
    shown: str
    values: dict[str, str]
    letters: int

    def match(self, text: str) -> Match:
        """Return the message with `text` instead of the piece."""
        restored = restore(self.shown, self.values, text)
        return Match(self.entry, _with_form(self.entry, self.form, restored))


def find_messages(suggestion: Suggestion, entries: Iterable[Entry]) -> list[Match]:
    """Return the messages that the sentence may show, each with its changed forms.

    A message that is the whole sentence is preferred to several in a row, and these to a message
    that has more than the sentence.
    """
    entries, sentence = list(entries), _plain(suggestion.sentence).strip()
    pieces = [piece for entry in entries for piece in _pieces(entry, sentence)]
    whole = [each for each in pieces if (each.begin, each.end) == (0, len(sentence))]
    row = _row(pieces, sentence)
    most = max((each.letters for each in whole), default=0)
    if whole and most >= sum(each[0].letters for each in row):
        return [each.match(suggestion.suggestion) for each in whole if each.letters == most]
    return _matches_of_row(row, sentence, _plain(suggestion.suggestion)) or _parts(
        suggestion, entries
    )


def _parts(suggestion: Suggestion, entries: Iterable[Entry]) -> list[Match]:
    """Return the messages of which the sentence is a part."""
    found = []
    for entry in entries:
        for form, shown in enumerate(_shown_forms(entry)):
            if len(suggestion.sentence) > 3 and suggestion.sentence in shown:
                text = shown.replace(suggestion.sentence, suggestion.suggestion, 1)
                found.append(Match(entry, _with_form(entry, form, text)))
                break
    return found


def find_within(suggestion: Suggestion, entries: Iterable[Entry]) -> list[Entry]:
    """Return the messages that are a part of the sentence, the longest first."""
    sentence = _plain(suggestion.sentence).strip()
    found = [
        max(telling, key=lambda each: each.end - each.begin)
        for entry in entries
        if (telling := [p for p in _pieces(entry, sentence) if p.end - p.begin > _TELLING])
    ]
    return [each.entry for each in sorted(found, key=lambda each: each.begin - each.end)]


def _pieces(entry: Entry, sentence: str) -> Iterator[Piece]:
    """Yield the pieces of a sentence that can show the message; of equal forms only the first."""
    for form, shown in enumerate(dict.fromkeys(_shown_forms(entry))):
        pattern, letters = _pattern(shown)
        if letters and (match := pattern.fullmatch(sentence) or pattern.search(sentence)):
            begin, end = match.span()
            is_whole = (begin, end) == (0, len(sentence))
            if is_whole or (_is_apart(sentence, begin) and _is_apart(sentence, end)):
                yield Piece(begin, end, entry, form, shown, match.groupdict(), letters)


def _is_apart(sentence: str, at: int) -> bool:
    """Return whether this place is not within a word."""
    before, after = sentence[at - 1 : at], sentence[at : at + 1]
    both = before.isalpha() and after.isalpha()
    return not both or bool(UNSPACED.match(before) or UNSPACED.match(after))


def _row(pieces: Iterable[Piece], sentence: str) -> list[list[Piece]]:
    """Return the longest pieces that don't overlap, each with the equal ones, in order."""
    taken: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.letters, each.end - each.begin)):
        if (piece.begin, piece.end) == (0, len(sentence)):
            continue
        same = [each for each in taken if (each[0].begin, each[0].end) == (piece.begin, piece.end)]
        if same:
            same[0].append(piece)
        elif all(piece.end <= each[0].begin or piece.begin >= each[0].end for each in taken):
            taken.append([piece])
    return sorted(taken, key=lambda each: each[0].begin)


def _matches_of_row(row: Sequence[list[Piece]], sentence: str, suggestion: str) -> list[Match]:
    """Return the messages of a row that the suggestion changes; none if that isn't clear.

    Text between them that is no message, such as a number, must be in the suggestion too.
    """
    found: list[Match] = []
    changed: list[list[Piece]] = []
    at = 0
    for text, same in _parts_of_row(row, sentence):
        place = suggestion.find(text, at)
        if place < 0 and same:
            changed.append(same)
            continue
        parts = _split(suggestion[at:place], len(changed)) if place >= 0 else None
        if parts is None:
            return []
        found += _replaced(changed, parts)
        changed, at = [], place + len(text)
    parts = _split(suggestion[at:], len(changed))
    return [] if parts is None else found + _replaced(changed, parts)


def _parts_of_row(
    row: Sequence[list[Piece]], sentence: str
) -> Iterator[tuple[str, list[Piece] | None]]:
    """Yield the texts that a sentence consists of, each with the pieces that it can be."""
    at = 0
    for same in row:
        begin, end = same[0].begin, same[0].end
        if gap := sentence[at:begin].strip():
            yield gap, None
        yield sentence[begin:end].strip(), same
        at = end
    if gap := sentence[at:].strip():
        yield gap, None


def _split(text: str, count: int) -> list[str] | None:
    """Return a text split into sentences, None if their number isn't `count`."""
    whole = text.strip()
    parts = [whole] if whole and count == 1 else [each for each in _END.split(whole) if each]
    return parts if len(parts) == count else None


def _replaced(changed: Iterable[list[Piece]], texts: Iterable[str]) -> list[Match]:
    pairs = zip(changed, texts, strict=True)
    return [piece.match(text) for same, text in pairs for piece in same]


def _shown_forms(entry: Entry) -> list[str]:
    """Return the forms that the app shows: the translation, or the English if there is none."""
    english = [entry.source or "", *[entry.plural or entry.source or ""] * (len(entry.forms) - 1)]
    return [form or english[n] for n, form in enumerate(entry.forms)]


def _with_form(entry: Entry, form: int, text: str) -> list[str]:
    return [text if n == form else each for n, each in enumerate(entry.forms)]


@lru_cache(10_000)  # each sentence is compared with every message
def _pattern(form: str) -> tuple[re.Pattern[str], int]:
    """Return a pattern that matches a shown form, and the number of the form's own letters."""
    parts, end, known, letters = [], 0, set(), 0
    plain = html.unescape(TAG.sub("", form))
    for placeholder in PLACEHOLDER.finditer(plain):
        parts.append(_literal(plain[end : placeholder.start()]))
        letters += sum(map(str.isalpha, plain[end : placeholder.start()]))
        end, name = placeholder.end(), placeholder[1]
        if name is None:
            parts.append("%")
        else:
            parts.append(f"(?P={name})" if name in known else f"(?P<{name}>.+?)")
            known.add(name)
    parts.append(_literal(plain[end:]))
    letters += sum(map(str.isalpha, plain[end:]))
    return re.compile("".join(parts).strip()), letters


def _literal(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(_plain(text)))


def _plain(text: str) -> str:
    """Return a text without the invisible marks that pages and scripts put around values."""
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", text)
