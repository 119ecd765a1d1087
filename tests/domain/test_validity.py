"""What is pending, and what runs out next."""

from __future__ import annotations

import pytest

from domain.bridge import Domain
from domain.records import identifier, receipt

TODAY = "2026-11-22"


def test_pending_receipts_come_oldest_first(domain: Domain) -> None:
    """The one waited for longest is asked about first."""
    receipts = [
        receipt(1, at="2026-11-22T10:00+07:00", status="pending"),
        receipt(2, at="2026-11-20T10:00+07:00", status="pending"),
        receipt(3, at="2026-11-19T10:00+07:00", status="credited"),
        receipt(4, at="2026-11-18T10:00+07:00", status="claimed"),
    ]
    pending = domain.call("validity.pending", receipts)
    assert [each["id"] for each in pending] == [identifier(2), identifier(1)]


def test_latest_receipt_decides_for_its_sim(domain: Domain) -> None:
    """A later top-up with a shorter validity counts; one that says nothing does not."""
    receipts = [
        receipt(1, simId=identifier(11), at="2026-10-01T10:00+07:00", goodUntil="2027-10-01"),
        receipt(2, simId=identifier(11), at="2026-11-01T10:00+07:00", goodUntil="2026-12-01"),
        receipt(3, simId=identifier(11), at="2026-11-05T10:00+07:00"),
        receipt(4, simId=identifier(12), at="2026-11-05T10:00+07:00", goodUntil="2026-11-22"),
    ]
    validities = domain.call("validity.runsOutNext", receipts, TODAY)
    assert [(each["simId"], each["goodUntil"], each["daysLeft"]) for each in validities] == [
        (identifier(12), "2026-11-22", 0),
        (identifier(11), "2026-12-01", 9),
    ]
    assert validities[1]["receipt"] == receipts[1]


@pytest.mark.parametrize(
    ("status", "good_until"),
    [
        ("pending", "2027-01-01"),
        ("credited", "2027-01-01"),
        ("failed", "2026-12-01"),
        ("claimed", "2026-12-01"),
        ("refunded", "2026-12-01"),
    ],
)
def test_top_up_that_did_not_arrive_keeps_no_sim_alive(
    domain: Domain, status: str, good_until: str
) -> None:
    """The one before it decides then."""
    receipts = [
        receipt(1, at="2026-11-01T10:00+07:00", goodUntil="2026-12-01"),
        receipt(2, at="2026-11-05T10:00+07:00", goodUntil="2027-01-01", status=status),
    ]
    [validity] = domain.call("validity.validities", receipts, TODAY)
    assert validity["goodUntil"] == good_until


def test_what_has_run_out_is_urgent_for_90_days(domain: Domain) -> None:
    """A past date has days left below zero; the latest comes first, before what is still good."""
    ends = {11: "2026-11-20", 12: "2026-11-25", 13: "2026-11-21", 14: "2026-08-24"}
    receipts = [
        receipt(number, simId=identifier(number), at="2026-07-01T10:00+07:00", goodUntil=end)
        for number, end in {**ends, 15: "2026-08-23"}.items()
    ]
    validities = domain.call("validity.runsOutNext", receipts, TODAY)
    assert [each["daysLeft"] for each in validities] == [-1, -2, -90, 3]


def test_claims_come_oldest_first(domain: Domain) -> None:
    """As what is pending does."""
    receipts = [
        receipt(1, at="2026-11-22T10:00+07:00", status="claimed"),
        receipt(2, at="2026-11-20T10:00+07:00", status="claimed"),
        receipt(3, at="2026-11-19T10:00+07:00", status="pending"),
    ]
    claimed = domain.call("validity.claimed", receipts)
    assert [each["id"] for each in claimed] == [identifier(2), identifier(1)]
