"""Records to test with: plain ones to vary by hand, and any that Hypothesis can think of."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

Record = dict[str, Any]

ENGLISH = {"decimal": ".", "group": ","}
GERMAN = {"decimal": ",", "group": "."}

# 2026-11-22T14:59:00+07:00
NOW = 1795334340000
STAMP = "2026-11-22T07:59:00.000Z"


def identifier(number: int) -> str:
    """Return a UUIDv7 of that number."""
    return f"019f0000-0000-7000-8000-{number:012x}"


def receipt(number: int = 1, **changes: Any) -> Record:
    """Return a receipt, differing from a plain one as told."""
    return {
        "id": identifier(number),
        "simId": None,
        "at": "2026-11-22T14:59+07:00",
        "channel": "shop",
        "channelName": "",
        "paid": {"amount": 10000, "currency": "THB"},
        "credited": None,
        "fee": None,
        "means": None,
        "order": "",
        "balanceBefore": None,
        "balanceAfter": None,
        "goodUntil": None,
        "status": "credited",
        "notes": "",
        "photoIds": [],
        "createdAt": STAMP,
        "updatedAt": STAMP,
    } | changes


def sim(number: int = 1, **changes: Any) -> Record:
    """Return a SIM, differing from a plain one as told."""
    return {
        "id": identifier(number),
        "label": "Trip",
        "operator": "AIS",
        "country": "TH",
        "phone": "+66 81 234 5678",
        "createdAt": STAMP,
        "updatedAt": STAMP,
    } | changes


def photo(number: int = 1, **changes: Any) -> Record:
    """Return a photo, differing from a plain one as told."""
    return {
        "id": identifier(number),
        "receiptId": identifier(1),
        "type": "image/jpeg",
        "bytes": b"\xff\xd8\xff\xe0 picture",
        "width": 1200,
        "height": 1600,
        "createdAt": STAMP,
        "updatedAt": STAMP,
    } | changes


def tombstone(number: int = 1, updated_at: str = STAMP) -> Record:
    """Return what is left of a deleted record."""
    return {"id": identifier(number), "deleted": True, "updatedAt": updated_at}


def log(**kinds: list[Record]) -> Record:
    """Return a log with records of some kinds."""
    return {"receipts": [], "sims": [], "photos": []} | kinds


# Few numbers and moments, so that records meet.
identifiers = st.integers(0, 5).map(identifier)
stamps = st.integers(0, 3).map(lambda second: f"2026-11-22T07:59:0{second}.000Z")
dates = st.dates(min_value=date(1990, 1, 1)).map(str)
offsets = st.sampled_from(["-12:00", "-03:30", "+00:00", "+05:45", "+07:00", "+14:00"])
instants = st.builds(
    lambda day, time, offset: f"{day}T{time:%H:%M}{offset}", dates, st.times(), offsets
)


def texts(most: int) -> st.SearchStrategy[str]:
    """Return texts as a person may type them, formulas and scripts of all directions among them."""
    return st.one_of(
        st.sampled_from(
            ["", "=1+1", "+66 81", "@cmd", "a,b", 'say "hi"', "كود ١٢", "充值 💳", "é"]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=most),
    )


def money(currencies: list[str]) -> st.SearchStrategy[Record]:
    """Return amounts in some currencies."""
    return st.builds(
        lambda amount, currency: {"amount": amount, "currency": currency},
        st.integers(0, 999_999_999_999),
        st.sampled_from(currencies),
    )


CURRENCIES = ["USD", "JPY", "KWD", "THB"]


def blank_or(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return something or nothing for a field that can be left out."""
    return st.one_of(st.just(""), strategy)


@st.composite
def fields(draw: st.DrawFn) -> dict[str, str]:
    """Return a filled form that has nothing wrong, in English."""
    at = draw(instants)
    amount = st.integers(0, 10**8).map(str)
    good_until = draw(blank_or(dates))
    return {
        "sim": draw(blank_or(identifiers)),
        "at": at[:16],
        "offset": at[16:],
        "channel": draw(st.sampled_from(["app", "website", "platform", "shop", "automatic"])),
        "channelName": draw(texts(40)),
        "amount": draw(amount),
        "currency": draw(st.sampled_from(CURRENCIES)),
        "credited": draw(blank_or(amount)),
        "creditedCurrency": draw(blank_or(st.sampled_from(CURRENCIES))),
        "fee": draw(blank_or(amount)),
        "means": draw(blank_or(st.sampled_from(["cash", "card", "other"]))),
        "order": draw(texts(40)),
        "balanceBefore": draw(blank_or(amount)),
        "balanceAfter": draw(blank_or(amount)),
        "goodUntil": good_until if good_until >= at[:10] else "",
        "status": draw(st.sampled_from(["pending", "credited", "failed", "claimed", "refunded"])),
        "notes": draw(texts(60)),
    }


def versions(make: Any, contents: st.SearchStrategy[Record]) -> st.SearchStrategy[list[Record]]:
    """Return records and tombstones that often share an id or a moment, one for each id."""
    record = st.one_of(
        st.builds(
            lambda number, stamp, changes: make(number, updatedAt=stamp, **changes),
            st.integers(0, 5),
            stamps,
            contents,
        ),
        st.builds(tombstone, st.integers(0, 5), stamps),
    )
    return st.lists(record, max_size=5, unique_by=lambda each: str(each["id"]))


logs = st.fixed_dictionaries(
    {
        "receipts": versions(receipt, st.fixed_dictionaries({"notes": st.sampled_from("ab")})),
        "sims": versions(sim, st.fixed_dictionaries({"label": st.sampled_from("ab")})),
        "photos": versions(
            photo, st.fixed_dictionaries({"bytes": st.sampled_from([b"", b"a", b"ab", b"b"])})
        ),
    }
)
