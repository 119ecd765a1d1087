"""Receipts out of the fields of a form, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain
from domain.records import (
    ENGLISH,
    GERMAN,
    NOW,
    STAMP,
    fields,
    identifier,
    identifiers,
    receipt,
    texts,
)

FILLED = {
    "at": "2026-11-22T14:59",
    "offset": "+07:00",
    "channel": "shop",
    "status": "credited",
    "amount": "100",
    "currency": "THB",
}


def parse(domain: Domain, form: dict[str, str], **context: Any) -> Any:
    """Give what `parseReceipt` says of a form."""
    plain = {"now": NOW, "marks": ENGLISH, "id": identifier(1), "photoIds": []}
    return domain.call("receipt.parseReceipt", form, plain | context)


def problems(reading: Any) -> list[tuple[str, str]]:
    """Give the problems as pairs of field and code."""
    return [(problem["field"], problem["code"]) for problem in reading["problems"]]


def test_amount_currency_and_date_make_a_receipt(domain: Domain) -> None:
    """All else can be left out."""
    assert parse(domain, FILLED) == {"receipt": receipt(), "warnings": []}


def test_channel_and_status_not_chosen_are_the_first_ones(domain: Domain) -> None:
    """A receipt is pending until somebody says that it arrived."""
    form = {name: FILLED[name] for name in ("at", "offset", "amount", "currency")}
    reading = parse(domain, form)
    assert reading["receipt"] == receipt(channel="app", status="pending")


def test_every_field_finds_its_place(domain: Domain) -> None:
    """A form filled to the last field, in another language's marks."""
    form = FILLED | {
        "sim": identifier(7),
        "channelName": " 7-Eleven ",
        "amount": "1.234,50",
        "credited": "20",
        "creditedCurrency": "usd",
        "fee": "4,5",
        "means": "cash",
        "order": "TX-99",
        "balanceBefore": "0",
        "balanceAfter": "20,05",
        "goodUntil": "2026-12-22",
        "notes": "first line\r\nsecond line\n",
    }
    reading = parse(domain, form, marks=GERMAN, photoIds=[identifier(8)])
    assert reading["receipt"] == receipt(
        simId=identifier(7),
        channelName="7-Eleven",
        paid={"amount": 123450, "currency": "THB"},
        credited={"amount": 2000, "currency": "USD"},
        fee={"amount": 450, "currency": "THB"},
        means="cash",
        order="TX-99",
        balanceBefore={"amount": 0, "currency": "USD"},
        balanceAfter={"amount": 2005, "currency": "USD"},
        goodUntil="2026-12-22",
        notes="first line\nsecond line",
        photoIds=[identifier(8)],
    )


def test_empty_form_tells_of_all_that_is_required_at_once(domain: Domain) -> None:
    """One round is enough to complete it."""
    assert problems(parse(domain, {})) == [
        ("currency", "currency.missing"),
        ("amount", "amount.empty"),
        ("offset", "offset.invalid"),
        ("at", "date.missing"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("amount", "", "amount.empty"),
        ("amount", "1.234", "amount.ambiguous"),
        ("credited", "-5", "amount.negative"),
        ("fee", "x", "amount.not-a-number"),
        ("balanceAfter", "5 EUR", "amount.other-currency"),
        ("currency", "THX", "currency.unknown"),
        ("creditedCurrency", "XX", "currency.unknown"),
        ("at", "2026-02-30T10:00", "date.invalid"),
        ("at", "2026-11-22", "date.invalid"),
        ("at", "yesterday", "date.invalid"),
        ("at", "0026-11-22T14:59", "date.too-early"),
        ("offset", "", "offset.invalid"),
        ("offset", "+07", "offset.invalid"),
        ("goodUntil", "2026-02-29", "good-until.invalid"),
        ("goodUntil", "soon", "good-until.invalid"),
        ("goodUntil", "2026-11-21", "good-until.before-top-up"),
        ("channel", "pigeon", "choice.unknown"),
        ("status", "lost", "choice.unknown"),
        ("means", "gold", "choice.unknown"),
        ("channelName", "x" * 101, "text.too-long"),
        ("order", "x" * 101, "text.too-long"),
        ("notes", "x" * 5001, "text.too-long"),
    ],
)
def test_problem_is_told_at_its_field(domain: Domain, field: str, value: str, code: str) -> None:
    """One wrong field gives one problem, there."""
    assert problems(parse(domain, FILLED | {field: value})) == [(field, code)]


def test_problems_say_what_a_message_needs(domain: Domain) -> None:
    """Values go with the code."""
    form = FILLED | {"notes": "💳" * 5001, "goodUntil": "2026-11-01", "at": "0026-11-22T14:59"}
    assert [problem["values"] for problem in parse(domain, form)["problems"]] == [
        {"earliest": 1990},
        {"most": 5000, "length": 5001},
    ]
    form = FILLED | {"goodUntil": "2026-11-01", "means": "gold"}
    assert [problem["values"] for problem in parse(domain, form)["problems"]] == [
        {"value": "gold"},
        {"date": "2026-11-22"},
    ]


def test_text_at_the_limit_is_kept_whole(domain: Domain) -> None:
    """Limits count characters as people do, and nothing is cut."""
    reading = parse(domain, FILLED | {"notes": "💳" * 5000, "order": "x" * 100})
    assert reading["receipt"]["notes"] == "💳" * 5000


@pytest.mark.parametrize(
    "at", ["2026-11-23T15:00+07:00", "2026-11-23T05:00-03:30", "2027-11-22T14:59+07:00"]
)
def test_date_more_than_a_day_ahead_is_kept_with_a_warning(domain: Domain, at: str) -> None:
    """The phone's clock may be the one that is wrong."""
    reading = parse(domain, FILLED | {"at": at[:16], "offset": at[16:]})
    assert reading["receipt"]["at"] == at
    assert reading["warnings"] == [{"field": "at", "code": "date.in-future"}]


@pytest.mark.parametrize("at", ["2026-11-23T14:59+07:00", "2026-11-23T21:59+14:00"])
def test_date_within_a_day_is_kept_silently(domain: Domain, at: str) -> None:
    """Somewhere it is tomorrow already."""
    reading = parse(domain, FILLED | {"at": at[:16], "offset": at[16:]})
    assert reading == {"receipt": receipt(at=at), "warnings": []}


def test_warning_comes_along_with_problems(domain: Domain) -> None:
    """So that the form can tell both at once."""
    reading = parse(domain, FILLED | {"at": "2099-01-01T10:00", "amount": "-1"})
    assert problems(reading) == [("amount", "amount.negative")]
    assert reading["warnings"] == [{"field": "at", "code": "date.in-future"}]


def test_seconds_that_a_browser_adds_are_dropped(domain: Domain) -> None:
    """Some give "14:59:30.5"."""
    for at in ("2026-11-22T14:59:30", "2026-11-22T14:59:30.5"):
        assert parse(domain, FILLED | {"at": at})["receipt"] == receipt()


def test_new_sim_of_the_same_form_wins_over_the_chosen_one(domain: Domain) -> None:
    """A SIM typed beside the receipt has its id already."""
    form = FILLED | {"sim": "new"}
    assert parse(domain, form, simId=identifier(3))["receipt"]["simId"] == identifier(3)
    assert parse(domain, form, simId=None)["receipt"]["simId"] is None
    assert parse(domain, form)["receipt"]["simId"] is None


def test_edited_receipt_keeps_its_birthday(domain: Domain) -> None:
    """Only `updatedAt` moves."""
    reading = parse(domain, FILLED, createdAt="2026-01-01T00:00:00.000Z")
    assert reading["receipt"] == receipt(createdAt="2026-01-01T00:00:00.000Z", updatedAt=STAMP)


def test_balances_without_credited_amount_keep_their_currency(domain: Domain) -> None:
    """What one reads on the phone may be in another currency than what one paid."""
    form = FILLED | {"creditedCurrency": "USD", "balanceAfter": "20"}
    reading = parse(domain, form)
    assert reading["receipt"]["balanceAfter"] == {"amount": 2000, "currency": "USD"}
    back = domain.call("receipt.receiptToFields", reading["receipt"], ENGLISH)
    assert back["creditedCurrency"] == "USD"


@given(form=fields(), photo_ids=st.lists(identifiers), marks=st.sampled_from([ENGLISH, GERMAN]))
def test_receipt_put_into_the_form_is_read_back(
    domain: Domain, form: dict[str, str], photo_ids: list[str], marks: dict[str, str]
) -> None:
    """Editing without a change changes nothing."""
    first = parse(domain, form, photoIds=photo_ids)["receipt"]
    back = domain.call("receipt.receiptToFields", first, marks)
    assert parse(domain, back, marks=marks, photoIds=photo_ids)["receipt"] == first


@given(form=fields(), photo_ids=st.lists(identifiers))
def test_every_receipt_from_the_form_fits_a_backup(
    domain: Domain, form: dict[str, str], photo_ids: list[str]
) -> None:
    """What can be saved can be restored."""
    first = parse(domain, form, photoIds=photo_ids)["receipt"]
    assert domain.call("schema.findFlawInReceipt", first) is None


@given(form=st.dictionaries(st.sampled_from([*FILLED, "notes", "sim", "goodUntil"]), texts(40)))
def test_no_form_breaks_the_reading(domain: Domain, form: dict[str, str]) -> None:
    """Whatever is typed gives a receipt or problems."""
    reading = parse(domain, FILLED | form)
    assert ("receipt" in reading) != ("problems" in reading)
