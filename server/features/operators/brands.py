"""Two tables kept by hand: brands with former names, and facts that must never be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from server.features.operators.facts import EVERY_BRAND, Tier
from server.features.operators.names import key
from server.features.operators.tables import DATA, read_table

ANYTHING = "*"
APN = "apn"  # a kind of hidden fact, beside the kinds of codes
BRAND_COLUMNS = ("country", "name", "status", "now", "source", "year", "tier")
NEVER_COLUMNS = ("country", "brand", "kind", "value", "reason", "source", "year")


class Status(StrEnum):
    """The reason why a name is a former one.

    `RENAMED`: the same network has another name. `MERGED`: its network ids belong to another
    operator now, and its APNs and codes no longer hold. `CLOSED`: the operator no longer exists.
    `ALIAS`: the name is another spelling.
    """

    RENAMED = "renamed"
    MERGED = "merged"
    CLOSED = "closed"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Former:
    """A former name of a country's operator. `now` is its present brand, "" for a closed one."""

    country: str
    name: str
    status: Status
    now: str
    source: str
    year: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Never:
    """Facts that are not shown, and the reason. `brand`, `kind` and `value` may be `ANYTHING`."""

    country: str
    brand: str
    kind: str
    value: str
    reason: str
    source: str
    year: str

    def covers(self, country: str, brand: str, kind: str, value: str) -> bool:
        """Return whether a fact is one of them."""
        return (
            self.country == country
            and (self.brand == EVERY_BRAND or key(self.brand) == key(brand))
            and self.kind in {ANYTHING, kind}
            and self.value in {ANYTHING, value}
        )


def read_brands(path: Path = DATA / "brands.tsv") -> tuple[Former, ...]:
    """Return the former names. Raise DataError for a row that breaks the schema."""
    return read_table(path, BRAND_COLUMNS, _former)


def read_never(path: Path = DATA / "never.tsv") -> tuple[Never, ...]:
    """Return the facts that are never shown. Raise DataError for a row that breaks the schema."""
    return read_table(path, NEVER_COLUMNS, lambda row: Never(**row))


def is_hidden(never: Iterable[Never], country: str, brand: str, kind: str, value: str) -> bool:
    """Return whether a fact must not be shown."""
    return any(each.covers(country, brand, kind, value) for each in never)


def _former(row: dict[str, str]) -> Former:
    status = Status(row["status"])
    if (status is Status.CLOSED) == bool(row["now"]):
        raise ValueError("a closed brand has no name in the column now, every other brand has one")
    return Former(
        country=row["country"],
        name=row["name"],
        status=status,
        now=row["now"],
        source=row["source"],
        year=row["year"],
        tier=Tier(row["tier"]),
    )
