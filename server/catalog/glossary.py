"""The tables of a language's glossary: GLOSSARY.md beside the catalog.

A table whose first column is headed `English` has the term for each English word. A table
headed `✗` and `✓` lists words to avoid and the words to use instead; a third column may limit
that to one English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from server.core.paths import TRANSLATIONS

_LIST = re.compile(r"\s*[,;、，；،؛]\s*")
_CHOICES = re.compile(r"[,;、，；،؛（）()“”„«»「」『』]+|\bor\b")


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word to avoid, the word to use instead, and the English word for which that holds.

    `source` is "" if it holds for every English word.
    """

    word: str
    instead: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The choices of terms, by English words in lower case, and the words to avoid."""

    terms: dict[str, tuple[str, ...]]
    avoided: tuple[Avoided, ...]


@cache
def read_glossary(folder: str, translations: Path = TRANSLATIONS) -> Glossary:
    """Return the glossary of a catalog's folder; an empty one if there is none."""
    return parse_glossary(_read(folder, translations))


def parse_glossary(text: str) -> Glossary:
    """Return the glossary of a text in Markdown."""
    terms: dict[str, tuple[str, ...]] = {}
    for row in _rows(text):
        for word, choices in _terms(row[0], row[1]).items():
            terms[word] = (*terms.get(word, ()), *choices)
    avoided: list[Avoided] = []
    for head, rows in _tables(text):
        if head[:2] == ["✗", "✓"]:
            for row in rows:
                source = row[2] if len(row) > 2 else ""
                avoided += [Avoided(each, row[1], source) for each in _LIST.split(row[0]) if each]
    return Glossary(terms, tuple(avoided))


def english_terms(folder: str, translations: Path = TRANSLATIONS) -> list[str]:
    """Return the English cells of a glossary in order, the words of a cell separated by commas."""
    rows = _rows(_read(folder, translations))
    return [", ".join(word.strip() for word in _LIST.split(row[0])) for row in rows]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of terms, as written."""

    english: str
    own: str
    note: str


def rows_in(sentence: str, folder: str, translations: Path = TRANSLATIONS) -> list[Row]:
    """Return the rows of the table of which a sentence has an English word.

    The file is read each time, because translators edit it while they work.
    """
    lines = _rows(_read(folder, translations))
    found = (Row(row[0], row[1], row[2] if len(row) > 2 else "") for row in lines)
    return [each for each in found if each.own and _stands_in(each.english, sentence.lower())]


def _stands_in(english: str, sentence: str) -> bool:
    """Return whether a sentence has one of a cell's words, also with an ending."""
    words = filter(None, map(_bare, _LIST.split(english)))
    return any(re.search(rf"\b{re.escape(each)}(?:e?s|e?d|ing)?\b", sentence) for each in words)


def _read(folder: str, translations: Path) -> str:
    """Return the text of a glossary, "" if there is no such file."""
    try:
        return (translations / folder / "GLOSSARY.md").read_text("utf-8")
    except OSError:
        return ""


def _rows(text: str) -> list[list[str]]:
    """Return the rows of the tables of terms, as cells."""
    return [row for head, rows in _tables(text) if head[0] == "English" for row in rows]


def _tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    for block in re.findall(r"(?:^\|.*\|\s*\n)+", text + "\n", re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")]
                for line in block.splitlines()]  # fmt: skip
        if len(rows) > 2:
            yield rows[0], [row for row in rows[2:] if len(row) > 1]


def _terms(english: str, own: str) -> dict[str, tuple[str, ...]]:
    """Return the terms of a row. If both cells list the same number of words, they are paired."""
    words, choices = _LIST.split(english), _LIST.split(own)
    if len(words) == len(choices) and len(words) > 1:
        return {_bare(word): _split(choice) for word, choice in zip(words, choices, strict=True)}
    return {_bare(word): _split(own) for word in words}


def _bare(english: str) -> str:
    return re.sub(r"\([^)]*\)", "", english).strip().lower().removeprefix("to ")


def _split(own: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in _CHOICES.split(own) if each.strip())
