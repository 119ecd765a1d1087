"""Two logs become one, the same on both phones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from domain.bridge import Domain
from domain.records import Record, identifier, log, logs, photo, receipt, sim, tombstone

EARLIER = "2026-11-22T07:59:00.000Z"
LATER = "2026-11-22T07:59:00.001Z"


def merge(domain: Domain, first: Record, second: Record) -> Any:
    """Return both logs as one."""
    return domain.call("merge.merge", first, second)


@given(first=logs, second=logs)
def test_order_of_two_logs_does_not_matter(domain: Domain, first: Record, second: Record) -> None:
    """Here and there the outcome is the same, to the byte."""
    assert merge(domain, first, second) == merge(domain, second, first)


@given(first=logs, second=logs, third=logs)
def test_order_of_three_logs_does_not_matter(
    domain: Domain, first: Record, second: Record, third: Record
) -> None:
    """Backups can be restored one after the other in any order."""
    left = merge(domain, merge(domain, first, second), third)
    assert left == merge(domain, first, merge(domain, second, third))


@given(first=logs, second=logs)
def test_restoring_twice_changes_nothing_more(
    domain: Domain, first: Record, second: Record
) -> None:
    """A log merged with itself or its part stays as it is."""
    once = merge(domain, first, second)
    assert merge(domain, once, second) == once
    assert merge(domain, once, once) == once


@given(current=logs, incoming=logs)
def test_plan_tells_what_the_merged_log_shows(
    domain: Domain, current: Record, incoming: Record
) -> None:
    """Added, changed and deleted records account for each difference that a person can see."""
    plan = domain.call("merge.planRestore", current, incoming)
    assert plan["log"] == merge(domain, current, incoming)
    for kind in ("receipts", "sims", "photos"):
        before, after, coming = (
            {each["id"]: each for each in records if "deleted" not in each}
            for records in (current[kind], plan["log"][kind], incoming[kind])
        )
        changes = {name: [each["id"] for each in plan[kind][name]] for name in plan[kind]}
        assert set(changes["add"]) == after.keys() - before.keys()
        assert set(changes["delete"]) == before.keys() - after.keys()
        assert set(changes["change"]) == {
            each for each in after.keys() & before.keys() if after[each] != before[each]
        }
        touched = {*changes["add"], *changes["change"]}
        assert set(changes["skip"]) == coming.keys() - touched


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        (receipt(notes="a"), receipt(notes="b", updatedAt=LATER), "theirs"),
        (receipt(notes="a", updatedAt=LATER), receipt(notes="b"), "mine"),
        (receipt(), tombstone(updated_at=LATER), "theirs"),
        (receipt(updatedAt=LATER), tombstone(), "mine"),
        (receipt(updatedAt=EARLIER), tombstone(updated_at=EARLIER), "mine"),
        (tombstone(), tombstone(updated_at=LATER), "theirs"),
    ],
)
def test_later_version_stays(domain: Domain, mine: Record, theirs: Record, kept: str) -> None:
    """At the same moment a record outlives its deletion."""
    merged = merge(domain, log(receipts=[mine]), log(receipts=[theirs]))
    assert merged["receipts"] == [{"mine": mine, "theirs": theirs}[kept]]


def test_deleted_record_does_not_come_back_with_an_old_backup(domain: Domain) -> None:
    """Its tombstone is later than the copy in the backup."""
    current = log(receipts=[tombstone(updated_at=LATER)], photos=[tombstone(2, LATER)])
    plan = domain.call("merge.planRestore", current, log(receipts=[receipt()], photos=[photo(2)]))
    assert plan["log"] == current
    assert plan["receipts"]["skip"] == [receipt()]


def test_order_of_members_makes_no_difference(domain: Domain) -> None:
    """The same record from two programs is skipped."""
    backwards = dict(reversed(sim().items()))
    plan = domain.call("merge.planRestore", log(sims=[sim()]), log(sims=[backwards]))
    assert plan["sims"] == {"add": [], "change": [], "skip": [sim()], "delete": []}


def test_identical_rows_with_own_ids_are_both_kept(domain: Domain) -> None:
    """Two real top-ups may look alike."""
    twins = log(receipts=[receipt(1), receipt(2)])
    merged = merge(domain, log(receipts=[receipt(1)]), twins)
    assert [each["id"] for each in merged["receipts"]] == [identifier(1), identifier(2)]
