"""The skeleton of operators: a derived table of names, networks, APNs and old codes.

`nobars operators refresh` makes it from `mobile-broadband-provider-info` (public domain, April
2023) joined with the carrier names of `phonenumbers`. Everything in it is of the tier "old".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.features.operators.syntax import check_networks
from server.features.operators.tables import DATA, read_table

COLUMNS = ("country", "name", "carrier", "local", "networks", "apns", "balance", "voucher")
PATH = DATA / "skeleton.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """An operator of the old list.

    `carrier` is its name in libphonenumber, "" if only the list of 2023 has it. `local` are names
    in other scripts. An APN is "name" or "name,user,password".
    """

    country: str
    name: str
    carrier: str
    local: tuple[str, ...]
    networks: tuple[str, ...]
    apns: tuple[str, ...]
    balance: tuple[str, ...]
    voucher: tuple[str, ...]

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table's row."""
        spaced = (" ".join(x) for x in (self.networks, self.apns, self.balance, self.voucher))
        return (self.country, self.name, self.carrier, "; ".join(self.local), *spaced)


def read_skeleton(path: Path = PATH) -> tuple[Entry, ...]:
    """Return the entries of the table. Raise DataError for a row that breaks its form."""
    return read_table(path, COLUMNS, _entry)


def _entry(row: dict[str, str]) -> Entry:
    networks = tuple(row["networks"].split())
    check_networks(networks)
    return Entry(
        country=row["country"],
        name=row["name"],
        carrier=row["carrier"],
        local=tuple(row["local"].split("; ")) if row["local"] else (),
        networks=networks,
        apns=tuple(row["apns"].split()),
        balance=tuple(row["balance"].split()),
        voucher=tuple(row["voucher"].split()),
    )
