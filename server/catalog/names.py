"""Names and shared words: words that a translation may have exactly as in English."""

from __future__ import annotations

import re
from functools import cache

from server.catalog.language_data import table
from server.catalog.po import CatalogError, active, read_file
from server.catalog.reading import TAG
from server.core.paths import CODE, TRANSLATIONS

WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_OPERATORS = CODE / "features" / "operators" / "data"
_ACRONYM = re.compile(r"\d|[A-Z].*[A-Z]|[a-z][A-Z]")  # SIM, eSIM, 3D


def is_shared(word: str, language: str) -> bool:
    """Return whether a language's text may have a word of the source unchanged."""
    bare = word.removesuffix("’s")
    plain = bare.lower()
    if not any(each.isalpha() for each in plain) or _ACRONYM.search(bare):
        return True
    return plain in _shared("everywhere") or plain in _shared(language) or is_name(bare)


def is_name(word: str) -> bool:
    """Return whether a word is a name: an operator's, or one that always has a capital."""
    plain = word.lower()
    capital, small = _template()
    return plain not in small and (plain in capital or plain in brands())


@cache
def _shared(language: str) -> frozenset[str]:
    return frozenset(table("shared_words").get(language, "").split())


@cache
def _template() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the template has with a capital within a sentence, and without one."""
    try:
        messages = list(active(read_file(TRANSLATIONS / "messages.pot")))
    except (OSError, CatalogError):
        return frozenset(), frozenset()
    capital, small = set(), set()
    for text in (TAG.sub("", f"{each.source} {each.plural or ''}") for each in messages):
        for match in WORD.finditer(re.sub(r"%\(\w+\)s", "", text)):
            if match[0][0].islower():
                small.add(match[0].removesuffix("’s"))
            elif re.search(r"[a-z,;)] $", text[: match.start()]):
                capital.add(match[0].lower().removesuffix("’s"))
    return frozenset(capital - _shared("english")), frozenset(small)


def is_common(word: str) -> bool:
    """Return whether the template has a word without a capital somewhere."""
    return word.lower() in _template()[1]


@cache
def brands() -> frozenset[str]:
    """Return the words of operators' names in the directory's tables, in lower case."""
    found: set[str] = set()
    for path in (_OPERATORS / "skeleton.tsv", _OPERATORS / "brands.tsv"):
        if path.exists():
            head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
            columns = [head.index(name) for name in ("name", "now") if name in head]
            for row in rows:
                for column in columns:
                    found |= {each.lower() for each in WORD.findall(row[column])}
    return frozenset(found)
