"""The directory, packed for the wire: columns instead of rows, and each thing said once.

Brotli compresses a column better than the same values among others. `web/operators/unpack.ts`
undoes this; a test compares the result with what was packed. The items of a column are separated
by "|", and parts of an item by "~".

    {"schema": 2,
     "sources": the publishers that several countries have,
     "countries": "AD|AE|…",
     "currencies": an item for each country; "B" is THB in Thailand, "" several or unknown,
     "local": an item for each country: its other publishers,
     "names": an item for each operator; an empty one ends a country,
     "also", "networks", "apns": an item for each operator; networks and APNs are separated by
         spaces; a network without "mcc-" has the mcc of the one before it; "tim.br=tim" is an APN
         whose user and password are both "tim",
     "facts": an item for each operator, with a letter for each fact: its kind's place in `values`,
     "proofs": an item for each fact; "218aB1" is tier 2, 2018, two publishers and one more; a
         capital is a place in `sources`, another letter one in `local`,
     "more": an item for each fact: notes ("!" if sources disagree), text of the SMS, steps, plan;
         "=:5" is a sum in the country's currency,
     "values": {"codes balance": an item for each fact of that kind, …}}

A rule of validity is written by `rule_text.py`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.features.operators.rule_text import write_rule

SCHEMA = 2
LISTS = ("codes", "topup", "vouchers", "support", "waiting", "rules")
# In this order the file is the shortest.
COLUMNS = (
    *("also", "local", "apns", "sources", "names", "facts", "more", "countries"),
    *("currencies", "proofs", "networks"),
)
MANY = 2  # a publisher of so many countries is in the list for all
# Small letters: of the alphabet, then Armenian ones, whose capitals are letters of their own too.
_LETTERS = "abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0x561, 0x587)))
MOST_COMMON = 26  # publishers with a capital
_SOURCES = re.compile(r"(.*?)(?: \+(\d+))?")

Json = Mapping[str, Any]


def pack(plain: Json) -> bytes:
    """Return a directory (see datafile.py) as the bytes of the file."""
    packing = _Packing(plain)
    for country, content in plain["countries"].items():
        packing.add(country, content)
    file = {"schema": SCHEMA, **packing.columns(), "values": packing.values()}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def letter(place: int) -> str:
    """Return the letter of a place. Raise IndexError if there are more places than letters."""
    return _LETTERS[place]


class _Packing:
    """Columns that grow country by country."""

    def __init__(self, plain: Json) -> None:
        uses = Counter(
            name
            for country in plain["countries"].values()
            for name in dict.fromkeys(name for _, fact in _facts(country) for name in _names(fact))
        )
        shared = uses.most_common(MOST_COMMON)
        self._common = [name for name, times in shared if times >= MANY]
        kinds = Counter(
            f"{name} {fact[0]}"
            for country in plain["countries"].values()
            for name, fact in _facts(country)
        )
        self._kinds = [kind for kind, _ in kinds.most_common()]
        self._columns: dict[str, list[str]] = defaultdict(list)
        self._values: dict[str, list[str]] = defaultdict(list)
        self._mcc = ""

    def add(self, country: str, content: Json) -> None:
        currency = content.get("currency", "")
        local: dict[str, str] = {}
        for operator in content["operators"]:
            self._operator(operator)
            facts = [(name, fact) for name in LISTS for fact in operator.get(name, [])]
            letters = (letter(self._kinds.index(f"{name} {fact[0]}")) for name, fact in facts)
            self._add("facts", "".join(letters))
            for name, fact in facts:
                self._fact(name, fact, currency, local)
        self._add("names", "")
        self._add("countries", country)
        self._add("currencies", currency.removeprefix(country))
        self._add("local", _joined(local))

    def columns(self) -> dict[str, str]:
        self._columns["sources"] = self._common
        return {name: "|".join(self._columns[name]) for name in COLUMNS}

    def values(self) -> dict[str, str]:
        return {kind: "|".join(self._values[kind]) for kind in self._kinds}

    def _add(self, column: str, value: str) -> None:
        if "|" in value:
            raise ValueError(f"{value!r} of {column} has the mark between items")
        self._columns[column].append(value)

    def _operator(self, operator: Json) -> None:
        self._add("names", operator["name"])
        self._add("also", _joined(operator.get("also", [])))
        self._add("networks", " ".join(map(self._network, operator.get("networks", []))))
        self._add("apns", " ".join(map(_apn, operator.get("apns", []))))

    def _network(self, network: str) -> str:
        mcc, _, mnc = network.partition("-")
        said, self._mcc = self._mcc, mcc
        return mnc if mcc == said else network

    def _fact(self, name: str, fact: Any, currency: str, local: dict[str, str]) -> None:
        kind, value, tier, year, _, *rest = fact
        more = rest[0] if rest else {}
        said = [more.get(each, "") for each in ("notes", "text", "steps", "plan")]
        said[0] = f"! {said[0]}".strip() if "conflict" in more else said[0]
        if currency:
            said[0] = said[0].replace(f"={currency}:", "=:")
        self._add("more", _joined(said).rstrip("~"))
        letters = "".join(self._letter(each, local) for each in _names(fact))
        rest_of = _split(fact)[1]
        self._add("proofs", f"{tier}{f'{year - 2000:02}' if year else ''}{letters}{rest_of}")
        if isinstance(value, Mapping):
            value = write_rule(value, currency)
        if "|" in value:
            raise ValueError(f"{value!r} has the mark between items")
        self._values[f"{name} {kind}"].append(value)

    def _letter(self, source: str, local: dict[str, str]) -> str:
        if source in self._common:
            return letter(self._common.index(source)).upper()
        return local.setdefault(source, letter(len(local)))


def _joined(parts: Iterable[str]) -> str:
    parts = list(parts)
    if wrong := [part for part in parts if "~" in part]:
        raise ValueError(f"{wrong[0]!r} has the mark between parts of an item")
    return "~".join(parts)


def _apn(apn: str) -> str:
    name, *rest = apn.split(",")
    return f"{name}={rest[0]}" if len(rest) == 2 and rest[0] == rest[1] else apn


def _facts(country: Json) -> Iterator[tuple[str, Any]]:
    for operator in country["operators"]:
        for name in LISTS:
            yield from ((name, fact) for fact in operator.get(name, []))


def _split(fact: Any) -> tuple[str, str]:
    match = _SOURCES.fullmatch(fact[4])
    return (match[1], match[2] or "") if match else (fact[4], "")


def _names(fact: Any) -> list[str]:
    return _split(fact)[0].split(", ")
