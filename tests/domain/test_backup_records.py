"""Records of a backup: only what the app itself could have saved gets in."""

from __future__ import annotations

from typing import Any

import pytest

from domain.backups import read, with_log
from domain.bridge import Domain
from domain.records import identifier, photo, receipt, sim, tombstone

MALFORMED: list[tuple[str, Any]] = [
    ("createdAt", "yesterday"),
    ("receipts", None),
    ("receipts", {}),
    ("receipts[0].id", [None]),
    ("receipts[0].id", [[]]),
    ("receipts[0].id", ["x"]),
    ("receipts[0].id", [receipt(id="1")]),
    ("receipts[0].id", [receipt(id=identifier(1).upper())]),
    ("receipts[1].id", [receipt(1), receipt(1)]),
    ("receipts[1].id", [receipt(1), tombstone(1)]),
    ("receipts[0].simId", [receipt(simId="new")]),
    ("receipts[0].simId", [receipt(simId=5)]),
    ("receipts[0].at", [receipt(at="2026-02-30T10:00+07:00")]),
    ("receipts[0].at", [receipt(at="2026-11-22T14:59Z")]),
    ("receipts[0].channel", [receipt(channel="pigeon")]),
    ("receipts[0].channelName", [receipt(channelName="a\nb")]),
    ("receipts[0].channelName", [receipt(channelName="x" * 101)]),
    ("receipts[0].paid", [receipt(paid=None)]),
    ("receipts[0].paid", [receipt(paid=5)]),
    ("receipts[0].paid", [receipt(paid={"amount": 1.5, "currency": "USD"})]),
    ("receipts[0].paid", [receipt(paid={"amount": -1, "currency": "USD"})]),
    ("receipts[0].paid", [receipt(paid={"amount": "1", "currency": "USD"})]),
    ("receipts[0].paid", [receipt(paid={"amount": 10**12, "currency": "USD"})]),
    ("receipts[0].paid", [receipt(paid={"amount": 1, "currency": "XXX"})]),
    ("receipts[0].paid", [receipt(paid={"amount": 1})]),
    ("receipts[0].paid", [receipt(paid={"amount": 1, "currency": "USD", "rate": 2})]),
    ("receipts[0].fee", [receipt(fee={"amount": 1, "currency": "USD"})]),
    (
        "receipts[0].balanceAfter",
        [
            receipt(
                credited={"amount": 1, "currency": "USD"},
                balanceAfter={"amount": 1, "currency": "THB"},
            )
        ],
    ),
    ("receipts[0].means", [receipt(means="")]),
    ("receipts[0].order", [receipt(order="\u202eabc")]),
    ("receipts[0].goodUntil", [receipt(goodUntil="2026-02-29")]),
    ("receipts[0].goodUntil", [receipt(goodUntil="2026-11-21")]),
    ("receipts[0].status", [receipt(status=None)]),
    ("receipts[0].notes", [receipt(notes=" x")]),
    ("receipts[0].notes", [receipt(notes="x" * 5001)]),
    ("receipts[0].photoIds", [receipt(photoIds="")]),
    ("receipts[0].photoIds", [receipt(photoIds=[1])]),
    ("receipts[0].createdAt", [receipt(createdAt="2026-11-22T07:59:00Z")]),
    ("receipts[0].updatedAt", [receipt(updatedAt="2026-02-30T07:59:00.000Z")]),
    ("receipts[0].updatedAt", [receipt(updatedAt=5)]),
    ("receipts[0].extra", [receipt(extra=1)]),
    ("receipts[0].deleted", [tombstone() | {"deleted": False}]),
    ("receipts[0].notes", [tombstone() | {"notes": ""}]),
    ("sims[0].country", [sim(country="th")]),
    ("sims[0].label", [sim(label="", operator="", phone="")]),
    ("sims[0].phone", [sim(phone=None)]),
    ("photos[0].bytes", [photo(bytes="x")]),
]


@pytest.mark.parametrize(("place", "records"), MALFORMED)
def test_malformed_record_is_refused_with_its_place(
    domain: Domain, backup: bytes, place: str, records: Any
) -> None:
    """Right checksums don't make it right."""
    kind = place.partition("[")[0]
    reading = read(domain, with_log(backup, **{kind: records}))
    assert reading == {"problem": {"code": "backup.invalid", "values": {"place": place}}}


@pytest.mark.parametrize(
    ("member", "value"),
    [("width", 0), ("width", 1.5), ("height", "9"), ("receiptId", None), ("type", "image/JPEG")],
)
def test_malformed_photo_is_refused_with_its_place(
    domain: Domain, backup: bytes, member: str, value: Any
) -> None:
    """What is known of a picture must make sense."""
    facts = {name: each for name, each in photo(21).items() if name != "bytes"}
    reading = read(domain, with_log(backup, photos=[facts | {member: value}]))
    place = f"photos[0].{member}"
    assert reading == {"problem": {"code": "backup.invalid", "values": {"place": place}}}
