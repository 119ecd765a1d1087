"""The syntax of the tables' values: dial codes, telephone numbers, network ids and the like."""

from __future__ import annotations

import re

from server.features.operators.facts import (
    Channel,
    Kind,
    SupportKind,
    TopUpKind,
    VoucherKind,
    WaitKind,
)

PLACEHOLDERS = ("pin", "number", "amount", "id", "serial")
_HOLE = r"\{(?:" + "|".join(PLACEHOLDERS) + r")\}"
_SMS_TEXT = re.compile(rf"(?:{_HOLE}|[^{{}}])*")
_CODES: dict[Channel, re.Pattern[str]] = {
    # 3GPP TS 22.030: begins with * or #, ends with #.
    Channel.USSD: re.compile(rf"[*#](?:\d|[*#]|{_HOLE})+#"),
    Channel.SMS: re.compile(r"\d{2,8}"),
    Channel.CALL: re.compile(rf"[*#]?\d[\d*]*#?(?:{_HOLE})?|#\d#(?:{_HOLE})|[*#]\d+#"),
    Channel.SERVICE: re.compile(r"\w[\w .’-]+"),
}
_NETWORK = re.compile(r"\d{3}-\d{2,3}")
_STEP = re.compile(rf"[\d*#]|{_HOLE}")
_PHONE = re.compile(r"[+*#]?\d[\d -]*\d|\d{3}")
_NAMES = re.compile(r"[^\s,;][^,;]*(?:, [^\s,;][^,;]*)*")
_DURATION = re.compile(r"P\d+D|PT\d+[HMS]")
_PAYMENTS = (
    "address-check",
    "cards-accepted",
    "dealer-risk",
    "foreign-accepted",
    "foreign-refused",
    "foreign-some",
    "from-abroad",
    "no-login",
    "refill-card",
)
_VALUES: dict[Kind, re.Pattern[str]] = {
    TopUpKind.SITE: re.compile(r"[a-z0-9.-]+\.[a-z]{2,}(?:/[\w./-]+)?"),
    TopUpKind.APP: _NAMES,
    TopUpKind.SHOP: _NAMES,
    TopUpKind.FREE_DATA: _NAMES,
    TopUpKind.PAYMENT: re.compile("|".join(_PAYMENTS)),
    TopUpKind.MINIMUM: re.compile(r"[A-Z]{3}:\d+(?:\.\d+)?"),
    SupportKind.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    VoucherKind.PIN: re.compile(r"\d+(?:[-+]\d+)?"),  # 12-16: from 12 to 16; 10+6: two numbers
    VoucherKind.SHOP: _NAMES,
    VoucherKind.RULE: re.compile(r"expired-refused|scratch-cards-banned"),
    WaitKind.WRONG_NUMBER: re.compile(r"no-refund"),
    WaitKind.LOST_CREDIT: re.compile(r"[*#]?\d+#?"),
    WaitKind.VOUCHER_PIN: re.compile(r"PIN"),
    WaitKind.ADVANCE: re.compile(r"half"),
}


def check_code(channel: Channel, value: str, text: str) -> None:
    """Raise ValueError unless a code can be dialled or sent; only an SMS has a `text`."""
    if not _CODES[channel].fullmatch(value):
        raise ValueError(f"{value!r} is no {channel} code")
    if text and channel is not Channel.SMS:
        raise ValueError(f"only an SMS has a text, not a {channel} code: {text!r}")
    if not _SMS_TEXT.fullmatch(text) or text != text.strip():
        raise ValueError(f"{text!r} is no text of an SMS; placeholders are {PLACEHOLDERS}")


def check_steps(steps: tuple[str, ...]) -> None:
    """Raise ValueError unless each step is a key or a placeholder."""
    for step in steps:
        if not _STEP.fullmatch(step):
            raise ValueError(f"{step!r} is no key to press")


def check_networks(networks: tuple[str, ...]) -> None:
    """Raise ValueError unless each is "mcc-mnc"."""
    for network in networks:
        if not _NETWORK.fullmatch(network):
            raise ValueError(f"{network!r} is no network id like 520-03")


def check_value(kind: Kind, value: str) -> None:
    """Raise ValueError unless the value of a fact fits its kind; dial codes have `check_code`."""
    fallback = _DURATION if isinstance(kind, WaitKind) else _PHONE
    if not _VALUES.get(kind, fallback).fullmatch(value):
        raise ValueError(f"{value!r} is no value of kind {kind}")
