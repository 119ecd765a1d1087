"""Rules of validity that are proposed for a SIM, each with its source.

A rule has the shape of `Rule` in web/domain/validity/rule.ts. A row has no rule if a rule can't
say exactly what its text says: with a wrong rule a reader may lose the number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.features.operators.facts import Tier
from server.features.operators.notes import Note, parse_notes
from server.features.operators.reading import read_proof
from server.features.operators.tables import DATA, read_table

COLUMNS = (
    *("country", "brand", "networks", "plan", "rule", "notes", "text"),
    *("conditions", "source", "year", "tier"),
)
CLOCKS = ("credit", "number", "package", "registration")
ACTS = ("top-up", "call", "sms", "data", "activation")
STAGES = ("grace", "receiving", "suspended")

Json = Mapping[str, Any]
Check = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Preset:
    """A row.

    `plan` is the name of the tariff or card that it is about, "" if it is about all. `text` says
    in English what was read, for maintainers; `rule` and `notes` say it to readers. A row of tier
    `old` has no rule and isn't shown.
    """

    country: str
    brand: str
    networks: tuple[str, ...]
    plan: str
    rule: Json | None
    notes: tuple[Note, ...]
    text: str
    conditions: str
    sources: tuple[str, ...]
    year: int | None
    tier: Tier

    @property
    def kind(self) -> str:
        """Return what readers see: a "rule" or "notes"."""
        return "rule" if self.rule else "notes"


def read_presets(path: Path = DATA / "validity.tsv") -> tuple[Preset, ...]:
    """Return the rows of the table. Raise DataError for a row that breaks the schema."""
    return read_table(path, COLUMNS, _preset)


def check_rule(rule: Any) -> None:
    """Raise ValueError unless this is a rule: whole numbers, and no unknown members.

    Amounts are positive minor units, tiers ascend, and an upkeep has a cost and a period. What is
    known only from the end on has `after` in place of clock, acts and length, and stages or an
    upkeep.
    """
    if not (
        _fits(rule, _RULE, optional=("charged", "least", "most", "ends", "upkeep"))
        or (_fits(rule, _COURSE, optional=("upkeep",)) and ("upkeep" in rule or rule["then"]))
    ):
        raise ValueError(f"{json.dumps(rule)} is no rule")


def _preset(row: dict[str, str]) -> Preset:
    rule: Json | None = json.loads(row["rule"]) if row["rule"] else None
    if rule is not None:
        check_rule(rule)
    if not row["text"]:
        raise ValueError("a row needs the text that its rule was read from")
    proof = read_proof(row)
    if rule is not None and proof["tier"] is Tier.OLD:
        raise ValueError("a fact of tier old is never proposed: leave its rule out")
    notes = parse_notes(row["notes"])
    if not (rule or notes or proof["tier"] is Tier.OLD):
        raise ValueError("no language can say this: it needs a rule or notes")
    return Preset(plan=row["plan"], rule=rule, notes=notes, text=row["text"], **proof)


def _fits(value: Any, members: Mapping[str, Check], optional: tuple[str, ...] = ()) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= members.keys()
        and members.keys() - value.keys() <= set(optional)
        and all(members[name](member) for name, member in value.items())
    )


def _is_count(value: Any) -> bool:
    return type(value) is int and value > 0


def _is_span(value: Any) -> bool:
    return _fits(value, {"days": _is_count}) or _fits(value, {"months": _is_count})


def _is_currency(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()


def _is_money(value: Any) -> bool:
    return _fits(value, {"amount": _is_count, "currency": _is_currency})


def _is_tiers(value: Any) -> bool:
    return _fits(value, {"by": _is_ascending, "currency": _is_currency})


def _is_ascending(by: Any) -> bool:
    def is_tier(tier: Any) -> bool:
        return _fits(tier, {"from": lambda n: n == 0 or _is_count(n), "lasts": _is_span})

    if not (isinstance(by, list) and by and all(map(is_tier, by))):
        return False
    begins = [tier["from"] for tier in by]
    return begins == sorted(set(begins))


def _is_one_of(*options: str) -> Check:
    return lambda value: value in options


def _is_list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


_STAGE = {"stage": _is_one_of(*STAGES), "lasts": _is_span}
_UPKEEP = {"cost": _is_money, "every": _is_span, "most": _is_count}
_RULE: Mapping[str, Check] = {
    "clock": _is_one_of(*CLOCKS),
    "counts": lambda value: bool(value) and _is_list_of(_is_one_of(*ACTS))(value),
    "charged": lambda value: value is True,
    "least": _is_money,
    "lasts": lambda value: _is_span(value) or _is_tiers(value),
    "adds": _is_one_of("restart", "extend"),
    "most": _is_span,
    "then": _is_list_of(lambda value: _fits(value, _STAGE)),
    # `ends` is a day, which only a rule of one SIM has; an operator's rule never has it.
    "ends": lambda _: False,
    "upkeep": lambda value: _fits(value, _UPKEEP, optional=("most",)),
}
_COURSE: Mapping[str, Check] = {
    "after": _is_one_of("validity", "zero"),
    **{name: _RULE[name] for name in ("upkeep", "then")},
}
