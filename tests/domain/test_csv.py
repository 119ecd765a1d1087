"""The log as a table for other programs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain
from domain.records import Record, identifier, money, receipt, sim, texts

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

any_text = texts(30).map(str.strip)
any_receipt = st.builds(
    lambda name, order, notes, paid: receipt(
        simId=identifier(11), channelName=name, order=order, notes=notes, paid=paid
    ),
    any_text,
    any_text,
    any_text,
    money(["USD", "JPY", "KWD"]),
)


def rows(domain: Domain, receipts: list[Record], sims: list[Record]) -> list[dict[str, str]]:
    """Give the rows that Python's reader sees."""
    text = domain.call("csv.toCsv", receipts, sims)
    file = io.StringIO(text.encode().decode("utf-8-sig"), newline="")
    return list(csv.DictReader(file, strict=True))


def test_every_member_has_its_column(domain: Domain) -> None:
    """Names of columns don't depend on the language."""
    full = receipt(
        simId=identifier(11),
        channelName="7-Eleven",
        credited={"amount": 9900, "currency": "THB"},
        fee={"amount": 100, "currency": "THB"},
        means="cash",
        order="TX-1",
        balanceBefore={"amount": 5, "currency": "THB"},
        balanceAfter={"amount": 9905, "currency": "THB"},
        goodUntil="2026-12-22",
        notes="line\nline",
        photoIds=[identifier(21), identifier(22)],
    )
    assert rows(domain, [full], [sim(11)]) == [
        {
            "id": identifier(1),
            "at": "2026-11-22T14:59+07:00",
            "sim_label": "Trip",
            "sim_operator": "AIS",
            "sim_country": "TH",
            "sim_phone": "'+66 81 234 5678",
            "channel": "shop",
            "channel_name": "7-Eleven",
            "amount_paid": "100.00",
            "currency": "THB",
            "amount_credited": "99.00",
            "credited_currency": "THB",
            "fee": "1.00",
            "means_of_payment": "cash",
            "order_number": "TX-1",
            "balance_before": "0.05",
            "balance_after": "99.05",
            "good_until": "2026-12-22",
            "status": "credited",
            "notes": "line\nline",
            "photos": "2",
            "created_at": "2026-11-22T07:59:00.000Z",
            "updated_at": "2026-11-22T07:59:00.000Z",
        }
    ]


def test_empty_log_is_a_header(domain: Domain) -> None:
    """A byte order mark, the names, one line end."""
    text = domain.call("csv.toCsv", [], [])
    assert text.startswith("\ufeffid,at,sim_label,")
    assert text.endswith(",updated_at\r\n")
    assert text.count("\r\n") == 1


@given(receipts=st.lists(any_receipt, max_size=4), label=any_text)
def test_every_text_survives_the_table(domain: Domain, receipts: list[Record], label: str) -> None:
    """Python reads the same texts back, but for the apostrophe of the guard."""
    table = rows(domain, receipts, [sim(11, label=label)])
    assert len(table) == len(receipts)
    for row, each in zip(table, domain.call("listing.newestFirst", receipts), strict=True):
        assert unguard(row["notes"]) == each["notes"]
        assert unguard(row["order_number"]) == each["order"]
        assert unguard(row["channel_name"]) == each["channelName"]
        assert unguard(row["sim_label"]) == label
        assert row["amount_paid"] == domain.call("money.toDecimal", each["paid"])


def unguard(cell: str) -> str:
    """Take off the apostrophe that the guard has put on."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(DANGEROUS)
    return cell[1:] if guarded else cell


@given(receipts=st.lists(any_receipt, max_size=4), label=any_text)
def test_no_cell_starts_like_a_formula(domain: Domain, receipts: list[Record], label: str) -> None:
    """A spreadsheet shows what was typed and runs nothing."""
    for row in rows(domain, receipts, [sim(11, label=label)]):
        assert not [cell for cell in row.values() if cell.startswith(DANGEROUS)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("5-3", "5-3"),
        ("", ""),
    ],
)
def test_formula_gets_an_apostrophe_and_nothing_else_does(
    domain: Domain, text: str, cell: str
) -> None:
    """The guard can be taken off again without a doubt."""
    assert domain.call("csv.guard", text) == cell
    assert unguard(cell) == text
