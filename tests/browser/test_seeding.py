"""Records that tests store without the forms are those that the forms would store."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from browser.log import LEAST, Log

RECEIPT = {
    "SIM": "Trip",
    "Amount paid": "1300.5",
    "Currency": "THB",
    "Date and time": "2026-11-22T14:59",
    "Time zone": "+08:00",
    "Channel": "platform",
    "Paid through": "Alipay",
    "Means of payment": "card",
    "Status": "claimed",
    "Order number": "A-42/7",
    "Good until": "2026-12-22",
    "Balance after": "251.25",
    "Amount credited": "1250",
    "Fee": "20.5",
    "Notes": "Paid at the gate.",
}
SIM = {"Label": "Trip", "Operator": "AIS", "Country": "TH", "Phone number": "081 234 5678"}


def test_stored_sim_and_receipt_are_those_of_the_forms(log: Log) -> None:
    """Only ids and times differ: with every field that tests set, and with as few as possible."""
    log.open("sims/")
    log.press("Add a SIM")
    log.fill(SIM)
    log.press("Save SIM")
    log.wait_for_stored("sims", "records.length === 1")
    log.start({**LEAST, "SIM": ""})
    log.save()
    log.start(RECEIPT)
    log.save()
    log.store_sim(**{label.replace(" ", "_"): value for label, value in SIM.items()})
    for fields in ({}, RECEIPT):
        log.store(**{label.replace(" ", "_"): value for label, value in fields.items()})
    sims, receipts = log.stored("sims"), log.stored("receipts")
    assert _bare(sims[0]) == _bare(sims[1])
    assert [each["simId"] for each in receipts] == [None, sims[0]["id"], None, sims[1]["id"]]
    for typed, stored in zip(receipts[:2], receipts[2:], strict=True):
        assert _bare(typed) == _bare(stored)


def test_record_that_no_form_stores_is_refused(log: Log) -> None:
    """Otherwise a test would check a log that nobody has."""
    with pytest.raises(Error, match="No form stores such a value: goodUntil"):
        log.store(Good_until="2026-11-21")


def _bare(record: dict[str, object]) -> dict[str, object]:
    own = {"id", "simId", "createdAt", "updatedAt"}
    return {name: value for name, value in record.items() if name not in own}
