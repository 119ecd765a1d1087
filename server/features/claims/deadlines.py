"""The times that operators and sellers need for a top-up or an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from server.features.operators.facts import EVERY_BRAND, NO_COUNTRY, Fact
from server.features.operators.reading import read_facts

# The kinds about top-ups; other kinds of the table are about packages, for example.
KINDS = ("wait", "slow-top-up", "refund")
_SPAN = re.compile(r"PT?(\d+)([DHM])")
_MINUTES = {"D": 24 * 60, "H": 60, "M": 1}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that a source names. `country` and `brand` are "" if it holds for all of them."""

    country: str
    brand: str
    kind: str
    length: int
    unit: str
    source: str
    year: int | None
    tier: str

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return self.length * _MINUTES[self.unit]


@cache
def read_deadlines() -> tuple[Deadline, ...]:
    """Return the times in the table of waiting, in its order; “at once” is left out."""
    return tuple(each for fact in read_facts().waiting if (each := _deadline(fact)))


def _deadline(fact: Fact) -> Deadline | None:
    span = _SPAN.fullmatch(fact.value)
    if fact.kind not in KINDS or not span or span[1] == "0":
        return None
    return Deadline(
        country="" if fact.country == NO_COUNTRY else fact.country,
        brand="" if fact.brand == EVERY_BRAND else fact.brand,
        kind=str(fact.kind),
        length=int(span[1]),
        unit=span[2],
        source="; ".join(fact.sources),
        year=fact.year,
        tier=str(fact.tier),
    )
