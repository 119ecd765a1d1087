"""The data file that phones download: small, and the same on the phone as on the server."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest

from node import find_node
from server.features.operators.datafile import describe
from server.features.operators.directory import read_directory
from server.features.operators.facts import Tier
from server.features.operators.packing import LISTS, pack
from server.features.operators.validity import check_rule

MOST_BYTES = 25_000  # over the wire, compressed with brotli
UNPACK = Path(__file__).with_name("unpack.mjs")
DAYS = {"days": 30}
MONTHS = {"months": 12}


def _unpack(file: bytes) -> Any:
    """Return what a phone makes of a file."""
    command = [find_node(), str(UNPACK)]
    return json.loads(subprocess.run(command, input=file, capture_output=True, check=True).stdout)


@pytest.fixture(scope="module")
def directory() -> Any:
    """Return the directory of the tables as plain data."""
    return describe(read_directory())


def test_phones_read_what_the_server_shows(directory: Any) -> None:
    """Nothing is lost or changed on the way."""
    assert _unpack(pack(directory)) == directory


def test_file_is_the_same_bytes_each_time(directory: Any) -> None:
    """So an update without changes costs nothing."""
    assert pack(directory) == pack(describe(read_directory()))


def test_file_costs_a_traveller_little(directory: Any) -> None:
    """It has all countries, for all languages."""
    assert len(brotli.compress(pack(directory))) <= MOST_BYTES


def test_each_fact_has_a_value_a_tier_and_sources(directory: Any) -> None:
    """The year may be unknown."""
    facts: list[Any] = [
        fact
        for country in directory["countries"].values()
        for operator in country["operators"]
        for table in LISTS
        for fact in operator.get(table, [])
    ]
    assert len(facts) > 1_000
    for kind, value, tier, year, sources, *more in facts:
        assert value or (kind == "notes" and more[0]["notes"])
        assert tier in range(len(Tier))
        assert year == 0 or year >= 2000
        assert sources


def _rule(**members: Any) -> Any:
    rule = {"clock": "credit", "counts": ["top-up"], "lasts": DAYS, "adds": "restart", "then": []}
    return {**rule, **members}


def _money(currency: str) -> dict[str, Any]:
    return {"amount": 300, "currency": currency}


RULES = (
    _rule(),
    _rule(counts=["top-up", "call", "sms", "data", "activation"], lasts=MONTHS, adds="extend"),
    _rule(clock="registration", least=_money("THB"), most={"days": 365}),
    _rule(clock="package", least=_money("USD")),
    _rule(
        lasts={"by": [{"from": 0, "lasts": DAYS}, {"from": 500, "lasts": MONTHS}]}
        | {"currency": "EUR"},
    ),
    _rule(clock="number", upkeep={"cost": _money("THB"), "every": DAYS, "most": 6}),
    _rule(
        upkeep={"cost": _money("THB"), "every": MONTHS},
        then=[
            {"stage": "grace", "lasts": DAYS},
            {"stage": "receiving", "lasts": MONTHS},
            {"stage": "suspended", "lasts": DAYS},
        ],
    ),
    {"after": "validity", "then": [{"stage": "receiving", "lasts": DAYS}]},
    {"after": "zero", "upkeep": {"cost": _money("THB"), "every": DAYS}, "then": []},
)


def test_every_member_of_a_rule_arrives() -> None:
    """Also in a country with its own currency, and in one whose currency is unknown."""
    more = {"notes": "varies", "plan": "Happy 128"}
    facts = [["rule", rule, 1, 2026, "ais.th", more] for rule in RULES]
    for rule in RULES:
        check_rule(rule)
    operators = [{"name": "AIS", "rules": facts}]
    data = {"countries": {"TH": {"currency": "THB", "operators": operators}}}
    data["countries"]["LA"] = {"operators": operators}
    assert _unpack(pack(data)) == data


def test_a_rule_in_two_currencies_is_refused() -> None:
    """The line of a rule names one."""
    upkeep = {"cost": _money("THB"), "every": DAYS}
    fact = ["rule", _rule(least=_money("EUR"), upkeep=upkeep), 1, 0, "ais.th"]
    country = {"operators": [{"name": "AIS", "rules": [fact]}]}
    with pytest.raises(ValueError, match="counts in"):
        pack({"countries": {"TH": country}})


def test_countries_with_many_publishers_and_kinds_arrive() -> None:
    """There are more of them than letters."""
    codes = [
        [f"kind-{n}", f"*{n}#", 3, 2000 + n % 27, f"site{n}.th, AppSaldo +9"] for n in range(60)
    ]
    operators = [{"name": "AIS", "also": ["A I S", "เอไอเอส"], "codes": codes}, {"name": "*"}]
    data = {"countries": {"TH": {"operators": operators}, "LA": {"operators": operators}}}
    assert _unpack(pack(data)) == data


@pytest.mark.parametrize(
    ("operator", "mark"),
    [
        ({"name": "ETL", "codes": [["balance", "1|2", 0, 0, "x.la"]]}, "mark between items"),
        ({"name": "ETL | Lao"}, "mark between items"),
        ({"name": "ETL", "also": ["ETL~Lao"]}, "mark between parts"),
    ],
)
def test_a_text_with_a_mark_of_the_file_is_refused(operator: dict[str, Any], mark: str) -> None:
    """The phone would read it as two."""
    with pytest.raises(ValueError, match=mark):
        pack({"countries": {"LA": {"operators": [operator]}}})
