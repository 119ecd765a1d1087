"""Brands that are gone or have another name, and what must never be shown: both kept by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from server.features.operators.facts import EVERY_BRAND, Tier
from server.features.operators.names import key
from server.features.operators.tables import DATA, read_table

ANYTHING = "*"
APN = "apn"  # a kind of the list of what is never shown, beside those of codes
BRAND_COLUMNS = ("country", "name", "status", "now", "source", "year", "tier")
NEVER_COLUMNS = ("country", "brand", "kind", "value", "reason", "source", "year")


class Status(StrEnum):
    """What became of a name.

    `RENAMED`: the same network under another name. `MERGED`: its network ids belong to another
    operator now; what it wrote of APNs and codes no longer holds. `CLOSED`: nothing is left of it.
    `ALIAS`: another spelling.
    """

    RENAMED = "renamed"
    MERGED = "merged"
    CLOSED = "closed"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Former:
    """A former name of a country's operator; `now` is its brand today, "" for a closed one."""

    country: str
    name: str
    status: Status
    now: str
    source: str
    year: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Never:
    """What isn't shown, and why. `brand`, `kind` and `value` may be `ANYTHING`."""

    country: str
    brand: str
    kind: str
    value: str
    reason: str
    source: str
    year: str

    def covers(self, country: str, brand: str, kind: str, value: str) -> bool:
        """Return whether a fact is one of these."""
        return (
            self.country == country
            and (self.brand == EVERY_BRAND or key(self.brand) == key(brand))
            and self.kind in {ANYTHING, kind}
            and self.value in {ANYTHING, value}
        )


def read_brands(path: Path = DATA / "brands.tsv") -> tuple[Former, ...]:
    """Read the former names. Raise DataError for a row that breaks the schema."""
    return read_table(path, BRAND_COLUMNS, _former)


def read_never(path: Path = DATA / "never.tsv") -> tuple[Never, ...]:
    """Read what is never shown. Raise DataError for a row that breaks the schema."""
    return read_table(path, NEVER_COLUMNS, lambda row: Never(**row))


def is_hidden(never: Iterable[Never], country: str, brand: str, kind: str, value: str) -> bool:
    """Return whether a fact must not be shown."""
    return any(each.covers(country, brand, kind, value) for each in never)


def _former(row: dict[str, str]) -> Former:
    status = Status(row["status"])
    if (status is Status.CLOSED) == bool(row["now"]):
        raise ValueError("all but a closed brand have a name now")
    return Former(
        country=row["country"],
        name=row["name"],
        status=status,
        now=row["now"],
        source=row["source"],
        year=row["year"],
        tier=Tier(row["tier"]),
    )
