"""The tables of facts, read and checked row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypedDict

from server.features.operators.facts import (
    Channel,
    CodeKind,
    DialCode,
    Fact,
    Kind,
    SupportKind,
    Tier,
    TopUpKind,
    VoucherKind,
    WaitKind,
)
from server.features.operators.notes import Note, parse_notes
from server.features.operators.syntax import check_code, check_networks, check_steps, check_value
from server.features.operators.tables import DATA, read_table

UNDATED = "undated"
CONFIRMED_SINCE = 2020  # the year from which a fact of the tier "confirmed" was shown
_PLACE = ("country", "brand", "networks", "kind")
_PROOF = ("conditions", "source", "year", "tier")
FACT_COLUMNS = (*_PLACE, "value", "notes", *_PROOF)
CODE_COLUMNS = (*_PLACE, "channel", "value", "text", "steps", "notes", *_PROOF, "conflict")


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts, by table; `sources` maps a source's name to its address, "" if none is known."""

    codes: tuple[DialCode, ...]
    topup: tuple[Fact, ...]
    support: tuple[Fact, ...]
    vouchers: tuple[Fact, ...]
    waiting: tuple[Fact, ...]
    sources: Mapping[str, str]


def read_facts(folder: Path = DATA) -> Facts:
    """Return the facts of all tables. Raise DataError for a row that breaks the schema."""
    sources = read_table(
        folder / "sources.tsv", ("name", "address"), lambda row: (row["name"], row["address"])
    )

    def facts(name: str) -> tuple[Fact, ...]:
        return read_table(folder / name, *TABLES[name])

    return Facts(
        codes=read_table(folder / "codes.tsv", CODE_COLUMNS, _code),
        topup=facts("topup.tsv"),
        support=facts("support.tsv"),
        vouchers=facts("vouchers.tsv"),
        waiting=facts("waiting.tsv"),
        sources=dict(sources),
    )


def _fact(kinds: Callable[[str], Kind], row: dict[str, str]) -> Fact:
    kind = kinds(row["kind"])
    check_value(kind, row["value"])
    return Fact(kind=kind, value=row["value"], **_common(row))


def _code(row: dict[str, str]) -> DialCode:
    channel = Channel(row["channel"])
    steps = tuple(row["steps"].split())
    check_code(channel, row["value"], row["text"])
    check_steps(steps)
    return DialCode(
        kind=CodeKind(row["kind"]),
        value=row["value"],
        channel=channel,
        text=row["text"],
        steps=steps,
        conflict=row["conflict"],
        **_common(row),
    )


class Proof(TypedDict):
    """The cells that all tables have: operator, conditions, sources, year and tier."""

    country: str
    brand: str
    networks: tuple[str, ...]
    conditions: str
    sources: tuple[str, ...]
    year: int | None
    tier: Tier


class _Common(Proof):
    notes: tuple[Note, ...]


def _common(row: dict[str, str]) -> _Common:
    return _Common(notes=parse_notes(row["notes"]), **read_proof(row))


def read_proof(row: dict[str, str]) -> Proof:
    """Return the cells that all tables of facts have. Raise ValueError if one is wrong."""
    networks = tuple(row["networks"].split())
    check_networks(networks)
    sources = tuple(row["source"].split("; ")) if row["source"] else ()
    if not sources:
        raise ValueError("a fact needs a source")
    if not row["brand"]:
        raise ValueError("a fact needs a brand, or * for all of its country")
    year, tier = _year(row["year"]), Tier(row["tier"])
    if tier is Tier.CONFIRMED and (year or 0) < CONFIRMED_SINCE:
        raise ValueError(f"what is confirmed was shown since {CONFIRMED_SINCE}: it is of tier two")
    return Proof(
        country=row["country"],
        brand=row["brand"],
        networks=networks,
        conditions=row["conditions"],
        sources=sources,
        year=year,
        tier=tier,
    )


def _year(cell: str) -> int | None:
    """Return the year, None for "undated". Raise ValueError for anything else."""
    if cell == UNDATED:
        return None
    if not (cell.isdecimal() and 2000 <= int(cell) <= 2100):
        raise ValueError(f"year {cell!r} is neither a year nor {UNDATED!r}")
    return int(cell)


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[dict[str, str]], Fact]]] = {
    "codes.tsv": (CODE_COLUMNS, _code),
    "topup.tsv": (FACT_COLUMNS, partial(_fact, TopUpKind)),
    "support.tsv": (FACT_COLUMNS, partial(_fact, SupportKind)),
    "vouchers.tsv": (FACT_COLUMNS, partial(_fact, VoucherKind)),
    "waiting.tsv": (FACT_COLUMNS, partial(_fact, WaitKind)),
}
