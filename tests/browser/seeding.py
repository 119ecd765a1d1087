"""Records as the forms make them, from the same labels and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision, get_territory_currencies

from server.core.config import Config

# Defines `seed(kind, members)`, which stores a record as the app does, and refuses what the app
# could not have saved.
SCRIPT = f"() => {{{(Config().bundled('preview') / 'seed.js').read_text('utf-8')}}}"

RECEIPT: dict[str, Any] = {
    "simId": None,
    "channel": "app",
    "channelName": "",
    "credited": None,
    "fee": None,
    "means": None,
    "order": "",
    "balanceBefore": None,
    "balanceAfter": None,
    "goodUntil": None,
    "package": None,
    "status": "pending",
    "history": [],
    "claim": None,
    "notes": "",
    "photoIds": [],
}
SIM: dict[str, Any] = {
    "label": "",
    "operator": "",
    "brand": "",
    "country": "",
    "phone": "",
    "form": None,
    "iccid": "",
    "email": "",
    "apn": "",
    "currency": "",
    "isDataOnly": False,
    "autoTopUp": None,
    "isArchived": False,
    "rules": [],
    "linked": [],
    "lowMoney": None,
    "lowData": None,
    "photoIds": [],
    "notes": "",
}
TEXTS = {
    "Paid through": "channelName",
    "Order number": "order",
    "Notes": "notes",
    "Good until": "goodUntil",
    "Channel": "channel",
    "Status": "status",
    "Means of payment": "means",
}
SUMS = {
    "Amount paid": "paid",
    "Amount credited": "credited",
    "Fee": "fee",
    "Balance after": "balanceAfter",
}
OF_SIM = {
    "Label": "label",
    "Operator": "operator",
    "Brand": "brand",
    "Country": "country",
    "Phone number": "phone",
}


def receipt(fields: Mapping[str, str], sim_id: Callable[[str], str | None]) -> dict[str, Any]:
    """Return the receipt that the form makes of these fields; choices by their values."""
    left = dict(fields)
    currency = left.pop("Currency")
    at = left.pop("Date and time") + left.pop("Time zone", "+07:00")
    members = RECEIPT | {"at": at, "simId": sim_id(left.pop("SIM", ""))}
    for label, value in left.items():
        if label in SUMS:
            members[SUMS[label]] = {"amount": _minor_units(value, currency), "currency": currency}
        else:
            members[TEXTS[label]] = value
    return members


def sim(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the SIM that the form makes of these fields."""
    members = SIM | {OF_SIM[label]: value for label, value in fields.items()}
    [currency] = get_territory_currencies(members["country"] or "ZZ") or [""]
    return members | {"currency": currency}


def _minor_units(value: str, currency: str) -> int:
    return int(Decimal(value).scaleb(get_currency_precision(currency)))
