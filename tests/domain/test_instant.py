"""Moments with the local time that a person saw."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain
from domain.records import instants

INSTANTS = [
    "2026-11-22T14:59+07:00",
    "2024-02-29T00:00+00:00",
    "2000-02-29T23:59-12:00",
    "2026-12-31T23:59+14:00",
    "2026-01-01T00:00+05:45",
    "2026-01-01T00:00-09:30",
    "2026-01-01T00:00+12:45",
    "0001-01-01T00:00+00:00",
    "9999-12-31T23:59-12:00",
]
NO_INSTANTS = [
    "",
    "2026-11-22",
    "2026-11-22T14:59",
    "2026-11-22T14:59Z",
    "2026-11-22T14:59:00+07:00",
    "2026-11-22 14:59+07:00",
    "2026-11-22T24:00+07:00",
    "2026-11-22T14:60+07:00",
    "2026-11-22T1459+0700",
    "2026-11-22T14:59+7:00",
    "2026-11-22T14:59+07",
    "2026-11-22T14:59+07:10",
    "2026-11-22T14:59-00:00",
    "2026-11-22T14:59+14:15",
    "2026-11-22T14:59-12:15",
    "2026-11-22T14:59+99:00",
    "2026-11-22T14:59 07:00",
    "2026-02-29T00:00+00:00",
    "1900-02-29T00:00+00:00",
    "2026-04-31T00:00+00:00",
    "2026-13-01T00:00+00:00",
    "2026-00-10T00:00+00:00",
    "2026-01-00T00:00+00:00",
    "26-11-22T14:59+07:00",
    "+02026-11-22T14:59+07:00",
    "٢٠٢٦-11-22T14:59+07:00",
    "2026-11-22T14:59+07:00 ",
    "2026-11-22T14:59+07:00\n",
    "22.11.2026T14:59+07:00",
]


@pytest.mark.parametrize("text", INSTANTS)
def test_instant_is_the_moment_that_it_says(domain: Domain, text: str) -> None:
    """The epoch agrees with Python's."""
    moment = datetime.fromisoformat(text)
    epoch = datetime.fromisoformat("1970-01-01T00:00+00:00")
    assert domain.call("instant.parseInstant", text) == (moment - epoch).total_seconds() * 1000


@pytest.mark.parametrize("text", NO_INSTANTS)
def test_what_is_no_instant_is_refused(domain: Domain, text: str) -> None:
    """Other notations, days that don't exist, and impossible offsets give nothing."""
    assert domain.call("instant.parseInstant", text) is None


@given(text=instants)
def test_instant_survives_the_way_over_the_epoch(domain: Domain, text: str) -> None:
    """Formatting at the same offset gives the same text."""
    epoch = domain.call("instant.parseInstant", text)
    assert domain.call("instant.formatInstant", epoch, text[16:]) == text


@given(first=instants, second=instants)
def test_instants_compare_by_the_worlds_clock(domain: Domain, first: str, second: str) -> None:
    """The order is that of moments, not of texts."""
    expected = datetime.fromisoformat(first) - datetime.fromisoformat(second)
    difference = domain.call("instant.compareInstants", first, second)
    assert difference == expected.total_seconds() * 1000


@given(text=st.text(max_size=24))
def test_no_text_breaks_the_reading(domain: Domain, text: str) -> None:
    """Whatever it is, it gives a moment or nothing."""
    assert domain.call("instant.parseInstant", text) is None


def test_month_and_date_are_the_local_ones_as_written(domain: Domain) -> None:
    """New Year's Eve here is not next year elsewhere."""
    at = "2026-12-31T23:30-08:00"
    assert domain.call("instant.monthOf", at) == "2026-12"
    assert domain.call("instant.dateOf", at) == "2026-12-31"


@pytest.mark.parametrize(
    ("minutes", "offset"),
    [(420, "+07:00"), (0, "+00:00"), (-0, "+00:00"), (-570, "-09:30"), (345, "+05:45")],
)
def test_offset_is_written_from_minutes(domain: Domain, minutes: int, offset: str) -> None:
    """Minutes east of UTC become ISO text."""
    assert domain.call("instant.offsetOf", minutes) == offset


def test_offsets_hold_every_zone_of_the_present(domain: Domain) -> None:
    """Each zone's offset in January and July of 2026 can be chosen."""
    offsets = set(domain.call("instant.OFFSETS"))
    for name in available_timezones():
        for month in (1, 7):
            offset = f"{datetime(2026, month, 1, tzinfo=ZoneInfo(name)):%z}"
            assert f"{offset[:3]}:{offset[3:]}" in offsets


def test_offsets_are_sorted_and_valid(domain: Domain) -> None:
    """The list for the select runs from west to east."""
    offsets = domain.call("instant.OFFSETS")
    epochs = [domain.call("instant.parseInstant", f"2026-01-01T00:00{each}") for each in offsets]
    assert epochs == sorted(epochs, reverse=True)
    assert len(set(offsets)) == len(offsets) == len(set(epochs))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-22", "2026-11-22", 0),
        ("2026-11-22", "2026-12-22", 30),
        ("2026-12-22", "2026-11-22", -30),
        ("2024-02-28", "2024-03-01", 2),
        ("2026-03-28", "2026-03-30", 2),
    ],
)
def test_days_between_dates_ignore_clock_changes(
    domain: Domain, start: str, end: str, days: int
) -> None:
    """A calendar day is a day."""
    assert domain.call("instant.daysBetween", start, end) == days
