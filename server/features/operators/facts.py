"""A row of the operators' tables: a fact, its sources, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from server.features.operators.notes import Note

EVERY_BRAND = "*"  # brand of a fact about all networks of a country, as a regulator's common code
NO_COUNTRY = "*"  # country of a seller that works in many countries


class Tier(StrEnum):
    """How sure a fact is, the surest first.

    `CONFIRMED`: since 2020, the operator, a regulator or a phone has shown it, and another
    publisher agrees. `TWO`: two publishers. `ONE`: one publisher, often the operator's own page.
    `OLD`: only a list of 2018 or before, or newer sources make it doubtful.
    """

    CONFIRMED = "confirmed"
    TWO = "two"
    ONE = "one"
    OLD = "old"


class Channel(StrEnum):
    """How a dial code is sent. A `SERVICE` has a name and no code: users ask for it by name."""

    USSD = "ussd"
    SMS = "sms"
    CALL = "call"
    SERVICE = "service"


class CodeKind(StrEnum):
    """The purpose of a dial code."""

    BALANCE = "balance"
    DATA_BALANCE = "data-balance"
    BONUS_BALANCE = "bonus-balance"
    VALIDITY = "validity"
    NUMBER = "number"
    MENU = "menu"
    VOUCHER = "voucher"
    VOUCHER_OTHER = "voucher-other"  # loads a voucher on another number
    VOUCHER_STATUS = "voucher-status"
    TOP_UP_CALL = "top-up-call"
    BUY_DATA = "buy-data"
    EMERGENCY_CREDIT = "emergency-credit"
    EMERGENCY_DATA = "emergency-data"
    EMERGENCY_MINUTES = "emergency-minutes"
    EMERGENCY_PACKAGE = "emergency-package"
    ASK_CREDIT = "ask-credit"
    SHARE_CREDIT = "share-credit"
    CALL_ME = "call-me"
    COLLECT_CALL = "collect-call"
    ZERO_CALL = "zero-call"
    PAID_SERVICES = "paid-services"
    STOP_ADVERTS = "stop-adverts"
    EXTEND = "extend"
    RETENTION_OFF = "retention-off"
    REGISTRATION = "registration"
    TARIFF = "tariff"
    LANGUAGE = "language"


class TopUpKind(StrEnum):
    """A place or means to buy credit."""

    SITE = "site"
    APP = "app"
    SHOP = "shop"
    PAYMENT = "payment"
    FREE_DATA = "free-data"  # sites and apps that work without credit and data
    MINIMUM = "minimum"


class SupportKind(StrEnum):
    """A contact; all but `ANY_PHONE` and `EMAIL` are called from the SIM itself."""

    HOTLINE = "hotline"
    ANY_PHONE = "any-phone"
    TOP_UP = "top-up"
    BALANCE = "balance"
    COMPLAINTS = "complaints"
    FOREIGN_LANGUAGE = "foreign-language"
    EMAIL = "email"


class VoucherKind(StrEnum):
    """A fact about an operator's vouchers: digits of the PIN, shops, rules."""

    PIN = "pin"
    SHOP = "shop"
    RULE = "rule"


class WaitKind(StrEnum):
    """A time that a top-up takes, or until which it can be undone (an ISO 8601 duration)."""

    WAIT = "wait"
    REFUND = "refund"
    UNDO_PLAN = "undo-plan"
    WRONG_NUMBER = "wrong-number"
    LOST_CREDIT = "lost-credit"
    VOUCHER_PIN = "voucher-pin"
    SLOW_TOP_UP = "slow-top-up"
    ADVANCE = "advance"


Kind = CodeKind | TopUpKind | SupportKind | VoucherKind | WaitKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A row.

    `country` is ISO 3166-1 alpha-2 or `NO_COUNTRY`; `brand` is the name on the card, or
    `EVERY_BRAND`; `networks` are "mcc-mnc". `value` has the syntax of its kind (see syntax.py).
    `conditions` are remarks for maintainers, in English; readers see `notes`, which have message
    codes. `year` is that of the newest source, None if no source has a date.
    """

    country: str
    brand: str
    networks: tuple[str, ...]
    kind: Kind
    value: str
    notes: tuple[Note, ...]
    conditions: str
    sources: tuple[str, ...]
    year: int | None
    tier: Tier


@dataclass(frozen=True, slots=True)
class DialCode(Fact):
    """A row with a code.

    `value` is dialled, or it is the number that the SMS `text` goes to. Placeholders are {pin},
    {number}, {amount}, {id} and {serial}. `steps` are keys to press afterwards. Rows of one
    country with the same `conflict` contradict each other, and are shown together.
    """

    channel: Channel
    text: str
    steps: tuple[str, ...]
    conflict: str
