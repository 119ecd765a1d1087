"""Notes of a fact: the conditions that readers see, in a closed vocabulary.

A note is `name` or `name=value`. Each name has a message in the catalogs; a name that is not in
`VOCABULARY` is refused, so that no page of another language shows English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONEY = r"[A-Z]{3}:\d+(?:\.\d+)?(?:\.\.\d+(?:\.\d+)?)?"  # ISO 4217 code, sum or range
_SHARE = r"\d+(?:\.\.\d+)?%"
_DAYS = r"\d+d"
_YEAR = r"\d{4}"

VOCABULARY: dict[str, str] = {
    # of a dial code
    "free": "",  # the request itself costs nothing
    "charged": "",
    "price": _MONEY,  # what the request costs
    "menu": "",
    "reply-sms": "",
    "shows-validity": "",
    "abroad": "",  # works while roaming
    "not-abroad": "",
    "not-visitors": "",  # not on SIMs that are sold to visitors
    "old-form": "",  # the operator has a newer code too
    "varies": "",  # differs by province or tariff
    "register": "",  # once, beforehand
    "pin": r"\d+",  # digits of the voucher's PIN
    # of an advance, or of credit that is sent
    "sum": _MONEY,
    "fee": rf"{_MONEY}|{_SHARE}",
    "below": _MONEY,  # only while the balance is below
    "age": _DAYS,  # the line must be this old
    "repay": _DAYS,
    "limit": r"\d+/(?:day|month|year)",
    # of a way to pay
    "card": "",
    "cards": r"[a-z]+(?:\+[a-z]+)*",
    "paypal": "",
    "tried": r"[A-Z]{2}",  # the country whose card a traveller tried
    "from-abroad": "",
    "no-prepaid-cards": "",
    "no-vouchers-abroad": "",
    "by": r"\w+",  # the app that pays
    "unconfirmed-for-top-up": "",
    "hold": _MONEY,
    "puk-needed": "",
    "code-to-sim": "",
    "free-of-data": "",
    "auto": "",
    "old": "",  # a traveller's report that is old
    # of vouchers and waiting
    "use-by-printed-date": "",
    "warning": "",
    # of validity, and of buying and registering a SIM
    "credit-back": "",  # a top-up brings back what had expired
    "payout": "",  # what is left is paid out on request
    "passport": "",
    "passport-sim": "",  # holds for SIMs in a passport's name
    "two-documents": "",
    "in-person": "",
    "face-check": "",
    "sim-registered": "",  # the SIM has to be registered
    "needs": r"\w+(?:\+\w+)*",  # names of papers and accounts
    "sims": r"\d+",  # how many a person may have
    "since": _YEAR,
    "blocked-since": _YEAR,  # SIMs that aren't registered
}


@dataclass(frozen=True, slots=True)
class Note:
    """A condition with a message; `value` is "" for a name without one."""

    name: str
    value: str = ""

    def __str__(self) -> str:
        """Return the note as the tables have it."""
        return f"{self.name}={self.value}" if self.value else self.name


def parse_notes(text: str) -> tuple[Note, ...]:
    """Return the notes of a text, separated by spaces. Raise ValueError that names a wrong one."""
    return tuple(_parse(word) for word in text.split())


def _parse(word: str) -> Note:
    name, _, value = word.partition("=")
    pattern = VOCABULARY.get(name)
    if pattern is None:
        raise ValueError(f"no note is called {name!r}")
    if not re.fullmatch(pattern, value):
        raise ValueError(f"the value of note {word!r} is not of the form {pattern!r}")
    return Note(name, value)
