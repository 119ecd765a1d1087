"""Sorting the tables of facts, so that a new row may be pasted anywhere."""

from __future__ import annotations

from pathlib import Path

from server.features.operators.facts import EVERY_BRAND, DialCode, Fact, Kind, Tier
from server.features.operators.reading import TABLES
from server.features.operators.tables import DATA, read_table

_TIERS = tuple(Tier)
Order = tuple[str, bool, str, int, bool, int, int, str, str]


def order(fact: Fact) -> Order:
    """Return the sort key of a fact: country, brand, kind, tier, the surest and newest first.

    Readers are told to try the first code, so an old form comes after the newer codes.
    """
    kinds: tuple[Kind, ...] = tuple(type(fact.kind))
    return (
        fact.country,
        fact.brand != EVERY_BRAND,
        fact.brand.casefold(),
        kinds.index(fact.kind),
        any(note.name == "old-form" for note in fact.notes),
        _TIERS.index(fact.tier),
        -(fact.year or 0),
        fact.value,
        fact.text if isinstance(fact, DialCode) else "",
    )


def tidy(folder: Path = DATA) -> list[str]:
    """Sort the tables, and return the names of those that changed.

    Raise DataError for an invalid row.
    """
    changed = []
    for name, (columns, make) in TABLES.items():
        path = folder / name
        facts = read_table(path, columns, make)
        before = path.read_text(encoding="utf-8")
        header, *lines = before.splitlines()
        rows = sorted(zip(facts, lines, strict=True), key=lambda pair: order(pair[0]))
        after = "\n".join([header, *(line for _, line in rows)]) + "\n"
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(name)
    return changed
