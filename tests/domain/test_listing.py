"""The list: what it finds, in which order, and what it adds up to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain
from domain.records import ENGLISH, GERMAN, identifier, instants, money, receipt, sim

SIMS = [
    sim(11, label="Ferienreise Köln", operator="Ortel", phone="+49 171 2345678"),
    sim(12, label="ทริป", operator="ทรูมูฟ", phone="081-234-5678"),
]
RECEIPTS = [
    receipt(
        1,
        simId=identifier(11),
        at="2026-11-03T10:00+01:00",
        paid={"amount": 123450, "currency": "EUR"},
        channel="app",
        channelName="Ｏｒｔｅｌ Café",
        order="TX-4711",
        notes="Straße, ｶﾞｽ, مُحَمَّد",
    ),
    receipt(
        2,
        simId=identifier(12),
        at="2026-11-20T10:00+07:00",
        paid={"amount": 30000, "currency": "THB"},
        balanceAfter={"amount": 4567, "currency": "THB"},
        status="pending",
        notes="ISTANBUL İğne",
    ),
    receipt(3, at="2026-12-01T00:30+07:00", paid={"amount": 500, "currency": "JPY"}),
]


def found(domain: Domain, wanted: dict[str, str], marks: dict[str, str] = ENGLISH) -> list[int]:
    """Give the numbers of the receipts that a filter lets through."""
    listed = domain.call("listing.listReceipts", RECEIPTS, SIMS, wanted, marks)
    return [int(each["id"][-4:], 16) for each in listed]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [3, 2, 1]),
        ("  ", [3, 2, 1]),
        ("koln", [1]),
        ("KÖLN", [1]),
        ("Ortel cafe", [1]),
        ("ｏｒｔｅｌ", [1]),
        ("cafe ortel 4711", [1]),
        ("cafe tokyo", []),
        ("STRASSE", [1]),
        ("ガス", [1]),
        ("محمد", [1]),
        ("istanbul", [2]),
        ("igne", [2]),
        ("ทรูมูฟ", [2]),
        ("ทรมฟ", []),
        ("tx-4711", [1]),
        ("0812345678", [2]),
        ("081-234", [2]),
        ("٠٨١", [2]),
        ("+491712345678", [1]),
        ("\u202a+49 171\u202c", [1]),
        ("2345678", [2, 1]),
        ("1234.50", [1]),
        ("1,234.50", [1]),
        ("1,234.5", [1]),
        ("45.67", [2]),
        ("thb", [2]),
        ("300 THB", [2]),
        ("500", [3]),
        ("*", []),
    ],
)
def test_search_finds_all_words_wherever_they_stand(
    domain: Domain, text: str, numbers: list[int]
) -> None:
    """Case, accents, width and the script of digits don't matter; vowel signs do."""
    assert found(domain, {"text": text}) == numbers


def test_amounts_are_searched_as_the_language_writes_them(domain: Domain) -> None:
    """A German types a comma."""
    assert found(domain, {"text": "1234,50"}, GERMAN) == [1]
    assert found(domain, {"text": "1.234,50"}, GERMAN) == [1]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"sim": identifier(11)}, [1]),
        ({"sim": "none"}, [3]),
        ({"sim": identifier(99)}, []),
        ({"channel": "app"}, [1]),
        ({"channel": "shop"}, [3, 2]),
        ({"status": "pending"}, [2]),
        ({"from": "2026-11-20"}, [3, 2]),
        ({"to": "2026-11-20"}, [2, 1]),
        ({"from": "2026-11-04", "to": "2026-11-30"}, [2]),
        ({"from": "2026-12-01", "to": "2026-11-01"}, []),
        ({"sim": "", "channel": "", "status": "", "from": "", "to": ""}, [3, 2, 1]),
        ({"channel": "shop", "text": "istanbul"}, [2]),
    ],
)
def test_filters_narrow_the_list_together(
    domain: Domain, wanted: dict[str, str], numbers: list[int]
) -> None:
    """Periods go by the local date written on the receipt and include both ends."""
    assert found(domain, wanted) == numbers


def test_newest_is_first_by_the_worlds_clock(domain: Domain) -> None:
    """Ten o'clock in Bangkok is before five o'clock in Berlin; at one moment the later id leads."""
    receipts = [
        receipt(1, at="2026-11-22T10:00+07:00"),
        receipt(2, at="2026-11-22T05:00+01:00"),
        receipt(3, at="2026-11-22T03:00+00:00"),
    ]
    listed = domain.call("listing.newestFirst", receipts)
    assert [each["id"] for each in listed] == [identifier(n) for n in (2, 3, 1)]


@given(ats=st.lists(instants, max_size=12))
def test_groups_hold_every_receipt_once_in_its_month(domain: Domain, ats: list[str]) -> None:
    """Months descend, and so do the receipts of each."""
    receipts = [receipt(number, at=at) for number, at in enumerate(ats)]
    months = domain.call("listing.groupByMonth", receipts)
    names = [month["month"] for month in months]
    assert names == sorted(set(names), reverse=True)
    assert all(each["at"].startswith(m["month"]) for m in months for each in m["receipts"])
    kept = sorted(each["id"] for month in months for each in month["receipts"])
    assert kept == sorted(each["id"] for each in receipts)


def test_months_go_by_the_local_time_as_written(domain: Domain) -> None:
    """Half past midnight in Bangkok is December, though it is November in London."""
    months = domain.call("listing.groupByMonth", RECEIPTS)
    assert [(month["month"], month["totals"]) for month in months] == [
        ("2026-12", [{"amount": 500, "currency": "JPY"}]),
        (
            "2026-11",
            [{"amount": 123450, "currency": "EUR"}, {"amount": 30000, "currency": "THB"}],
        ),
    ]


def test_money_that_came_back_is_not_in_the_totals(domain: Domain) -> None:
    """Failed and refunded top-ups cost nothing in the end; what is claimed is still gone."""
    amounts = {"pending": 1, "credited": 2, "claimed": 4, "failed": 8, "refunded": 16}
    receipts = [
        receipt(amount, status=status, paid={"amount": amount, "currency": "THB"})
        for status, amount in amounts.items()
    ]
    assert domain.call("listing.totals", receipts) == [{"amount": 7, "currency": "THB"}]


@given(paid=st.lists(money(["USD", "JPY", "KWD"]), max_size=20))
def test_totals_never_mix_currencies(domain: Domain, paid: list[dict[str, Any]]) -> None:
    """One exact sum a currency, in alphabetical order."""
    receipts = [receipt(number, paid=each) for number, each in enumerate(paid)]
    sums: dict[str, int] = {}
    for each in paid:
        sums[each["currency"]] = sums.get(each["currency"], 0) + each["amount"]
    expected = [{"amount": sums[code], "currency": code} for code in sorted(sums)]
    assert domain.call("listing.totals", receipts) == expected
