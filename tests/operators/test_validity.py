"""Proposed rules of validity: each has its source, and says no more than that."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision, list_currencies

from server.core.paths import PROJECT
from server.features.operators.brands import Status, read_brands
from server.features.operators.facts import EVERY_BRAND
from server.features.operators.names import key
from server.features.operators.reading import read_facts
from server.features.operators.rule_lines import rule_lines, write_sum
from server.features.operators.skeleton import read_skeleton
from server.features.operators.tables import DataError
from server.features.operators.validity import COLUMNS, Preset, check_rule, read_presets

RULE: dict[str, Any] = {
    "clock": "number",
    "counts": ["top-up"],
    "lasts": {"days": 30},
    "adds": "restart",
    "then": [{"stage": "grace", "lasts": {"months": 1}}],
}
ROW = ("TH", "AIS", "520-03", "", json.dumps(RULE), "", "30 days", "", "ais.th", "2026", "one")
CREDIT_IN = {("RO", "Orange"): {"EUR"}}  # credit in a currency that isn't legal tender there
COURSE: dict[str, Any] = {
    "after": "validity",
    "then": [{"stage": "receiving", "lasts": {"days": 90}}],
}


@pytest.fixture(scope="module")
def presets() -> tuple[Preset, ...]:
    """Return all rows."""
    return read_presets()


def test_there_are_rules_of_many_operators(presets: tuple[Preset, ...]) -> None:
    """With fewer, a change has lost some."""
    assert len({(each.country, each.brand) for each in presets if each.rule}) >= 50
    assert len(presets) >= 140


def test_no_closed_brand_has_a_rule(presets: tuple[Preset, ...]) -> None:
    """A closed or renamed brand has rules only under its new name."""
    gone = {
        (each.country, key(each.name))
        for each in read_brands()
        if each.status is not Status.ALIAS and key(each.name) != key(each.now)
    }
    assert [each for each in presets if (each.country, key(each.brand)) in gone] == []


def test_a_brand_is_named_as_in_the_other_tables(presets: tuple[Preset, ...]) -> None:
    """Otherwise its rule would belong to another operator."""
    facts = read_facts()
    tables = (facts.codes, facts.topup, facts.support, facts.vouchers, facts.waiting)
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in (fact for table in tables for fact in table):
        names[fact.country, key(fact.brand)].add(fact.brand)
    differing = [
        (each.country, each.brand)
        for each in presets
        if each.brand not in names.get((each.country, key(each.brand)), {each.brand})
    ]
    assert differing == []


def test_a_rule_counts_money_of_its_country(presets: tuple[Preset, ...]) -> None:
    """An amount in minor units is in a currency of that country."""
    for each in presets:
        for currency in _currencies(each.rule):
            assert currency in list_currencies()
            used = get_global("territory_currencies")[each.country]
            legal = {code for code, _, end, tender in used if tender and not end}
            assert currency in legal | CREDIT_IN.get((each.country, each.brand), set())
            assert get_currency_precision(currency) in {0, 2}


def _currencies(value: object) -> set[str]:
    if isinstance(value, dict):
        nested = set().union(*map(_currencies, value.values()))
        return nested | ({value["currency"]} if "currency" in value else set())
    return set().union(*map(_currencies, value)) if isinstance(value, list) else set()


def test_a_network_belongs_to_its_country(presets: tuple[Preset, ...]) -> None:
    """With a mistyped network id, another country's rule would be proposed."""
    codes = {
        (entry.country, network[:3]) for entry in read_skeleton() for network in entry.networks
    }
    known = {country for country, _ in codes}
    strangers = [
        (each.country, each.brand, network)
        for each in presets
        for network in each.networks
        if each.country in known and (each.country, network[:3]) not in codes
    ]
    assert strangers == []


def test_no_row_stands_twice_and_all_are_in_order(presets: tuple[Preset, ...]) -> None:
    """They are sorted by country; rows for all brands come first."""
    rows = Counter((e.country, e.brand, json.dumps(e.rule), e.text) for e in presets)
    assert [row for row, times in rows.items() if times > 1] == []
    order = [(e.country, e.brand != EVERY_BRAND, e.brand.casefold()) for e in presets]
    assert order == sorted(order)


def test_a_rule_says_that_use_must_be_charged_where_its_text_does(
    presets: tuple[Preset, ...],
) -> None:
    """Who notes a free call as use loses the number."""
    rules = [each for each in presets if each.rule and "counts" in each.rule]
    said = [each for each in rules if re.search(r"chargeable|charged", each.text)]
    assert len(said) >= 9
    assert [each for each in rules if "charged" in (each.rule or {})] == said


def test_no_stage_follows_itself(presets: tuple[Preset, ...]) -> None:
    """The form of a rule has one field for each stage."""
    stages = [[each["stage"] for each in preset.rule["then"]] for preset in presets if preset.rule]
    assert [each for each in stages if len(set(each)) < len(each)] == []


def test_a_rule_as_it_should_be_is_taken() -> None:
    """Optional members may be there or not."""
    check_rule(RULE)
    money = {"amount": 300, "currency": "THB"}
    more = {"least": money, "most": {"days": 365}, "upkeep": {"cost": money, "every": {"days": 30}}}
    check_rule({**RULE, **more})
    check_rule({**RULE, "charged": True})
    tiers = [{"from": 0, "lasts": {"days": 7}}, {"from": 500, "lasts": {"months": 1}}]
    check_rule({**RULE, "then": [], "lasts": {"by": tiers, "currency": "THB"}})
    check_rule(COURSE)
    upkeep = {"cost": money, "every": {"days": 30}}
    check_rule({**COURSE, "after": "zero", "upkeep": upkeep, "then": []})


@pytest.mark.parametrize(
    "change",
    [
        {"clock": "sim"},
        {"counts": []},
        {"counts": ["recharge"]},
        {"charged": False},
        {"lasts": {}},
        {"lasts": {"days": 0}},
        {"lasts": {"days": 1.5}},
        {"lasts": {"days": True}},
        {"lasts": {"days": 30, "months": 1}},
        {"lasts": {"by": [], "currency": "THB"}},
        {"lasts": {"by": [{"from": 5, "lasts": {"days": 1}}] * 2, "currency": "THB"}},
        {"lasts": {"by": [{"from": 0, "lasts": {"days": 1}}], "currency": "baht"}},
        {"adds": "replace"},
        {"least": {"amount": 0, "currency": "THB"}},
        {"then": [{"stage": "lost", "lasts": {"days": 1}}]},
        {"ends": "2026-12-31"},
        {"upkeep": {"cost": {"amount": 300, "currency": "THB"}}},
        {"note": "anything"},
    ],
)
def test_a_rule_that_says_something_else_is_refused(change: dict[str, Any]) -> None:
    """Otherwise it would be proposed to users."""
    with pytest.raises(ValueError, match="is no rule"):
        check_rule({**RULE, **change})


@pytest.mark.parametrize("change", [{"after": "midnight"}, {"then": []}, {"counts": ["top-up"]}])
def test_what_follows_and_says_nothing_is_refused(change: dict[str, Any]) -> None:
    """What follows the end has no length of its own, and at least one more member."""
    with pytest.raises(ValueError, match="is no rule"):
        check_rule({**COURSE, **change})


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("source", "", "needs a source"),
        ("year", "last year", "neither a year"),
        ("tier", "A", "is not a valid Tier"),
        ("tier", "old", "leave its rule out"),
        ("text", "", "needs the text"),
        ("rule", "", "no language can say this"),
        ("rule", "{", "line 2"),
        ("rule", "[]", "is no rule"),
        ("networks", "52003", "is no network id"),
    ],
)
def test_a_row_that_lacks_something_is_named(
    tmp_path: Path, column: str, cell: str, message: str
) -> None:
    """The error has file, line, and problem."""
    row = dict(zip(COLUMNS, ROW, strict=True)) | {column: cell}
    table = tmp_path / "validity.tsv"
    table.write_text("\t".join(COLUMNS) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_presets(table)


SHARED = json.loads((PROJECT / "web/domain/testing/rule-lines.json").read_text("utf-8"))


@pytest.mark.parametrize("case", SHARED)
def test_server_and_phone_show_the_same_lines_of_a_rule(case: dict[str, Any]) -> None:
    """web/domain/validity/rule-lines.test.ts has the same table of lines."""
    check_rule(case["rule"])
    assert [*rule_lines(case["rule"])] == case["lines"]


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        (1000, "THB", "THB 10"),
        (5, "EUR", "EUR 0.05"),
        (150, "EUR", "EUR 1.50"),
        (500, "XAF", "XAF 500"),
        (1500, "KWD", "KWD 1.500"),
        (100100, "ALL", "ALL 1001"),
    ],
)
def test_a_sum_is_written_as_the_directory_writes_it(
    amount: int, currency: str, shown: str
) -> None:
    """The currency comes first, and whole sums have no decimals."""
    assert write_sum({"amount": amount, "currency": currency}) == shown


def test_server_and_phones_count_the_same_decimals() -> None:
    """Otherwise one of them would show a hundred times the sum."""
    text = (PROJECT / "web/domain/currency.ts").read_text("utf-8")
    there = dict(re.findall(r"\[(\d), \"([A-Z ]+)\"\]", text))
    for digits, codes in there.items():
        for code in codes.split():
            if code not in {"CLF", "UYI", "UYW"}:  # units of account, with which nobody pays
                assert write_sum({"amount": 1, "currency": code}) == (
                    f"{code} 1" if digits == "0" else f"{code} 0.{1:0{int(digits)}}"
                )
