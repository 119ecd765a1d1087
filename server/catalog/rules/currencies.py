"""Currencies in words, which must be those of the source: liras are not dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.reading import TAG
from server.catalog.rules.registry import ERROR, Text, rule


@rule("number.currency", ERROR, "Write the currency of the source.")
def find_other_currencies(text: Text) -> Iterator[str]:
    """An amount must keep its currency: the right number of another currency is a wrong sum."""
    there = _named(text.translation, text.base, text.script)
    strange = there - _named(text.source, "en")
    missing = _named(text.source, "en") - there
    if strange and missing:
        yield f"The source has {_list(missing)}, and here is {_list(strange)}."


def _named(text: str, language: str, script: str = "") -> set[str]:
    plain = TAG.sub("", text).casefold()
    known = table("currencies")
    return {
        name
        for name, patterns in known.items()
        if re.search(patterns.get(language, patterns.get(script, r"(?!)")), plain)
    }


def _list(names: set[str]) -> str:
    return " and ".join(sorted(names))
