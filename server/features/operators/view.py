"""The content of a country's page: the data in the words of a language.

`web/operators/country-view.ts` makes the same on a phone; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import quote

from server.features.operators.rule_lines import rule_lines, word_line
from server.features.operators.words import Words

# Codes that somebody with an empty SIM needs; the page hides the others in a closed section.
MAIN = (
    *("balance", "data-balance", "validity", "number", "voucher", "emergency-credit"),
    *("emergency-data", "emergency-minutes", "emergency-package", "menu", "top-up-call"),
)
ASKED_OF = ("balance", "data-balance")  # answers to these codes can be logged as readings of a SIM
LISTS = ("topup", "vouchers", "support", "waiting")
TIERS = ("confirmed", "two", "one", "old")
OLD = TIERS.index("old")
_DURATION = re.compile(r"P(?:T?)(\d+)([DHMS])")
_UNITS = {"D": "time.days", "H": "time.hours", "M": "time.minutes"}
_HOLE = re.compile(r"\{(\w+)\}")

Json = Mapping[str, Any]


class _Proof(TypedDict):
    tier: str
    sources: str
    year: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as it is shown.

    `kind` is the name of its kind, in words; `purpose` is the kind itself, for codes only. `code`
    is None for facts that aren't dialled. `href` leads to the site, the dialler …, "" if nowhere.
    `digits` are the digits of a PIN, as the data have them. `asks` says that the answer to the
    code can be logged as a reading of the SIM.
    """

    kind: str
    value: str
    tier: str
    sources: str
    year: str
    notes: str = ""
    href: str = ""
    code: str | None = None
    channel: str = ""
    text: str = ""
    steps: tuple[str, ...] = ()
    digits: str = ""
    disputed: bool = False
    asks: bool = False
    purpose: str = ""

    @property
    def keys(self) -> list[str]:
        """The steps as they are shown: "PIN" for "{pin}"."""
        return [_HOLE.sub(lambda hole: hole[1].upper(), each) for each in self.steps]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The value split at its placeholders: ("text", "*120*"), ("hole", "pin"), …."""
        pieces = _HOLE.split(self.value)
        kinds = ("text", "hole")
        return [(kinds[i % 2], piece) for i, piece in enumerate(pieces) if piece]


@dataclass(frozen=True, slots=True)
class RuleView:
    """What is known of validity, as it is shown: a heading, lines, and how sure it is."""

    kind: str
    lines: Sequence[str]
    tier: str
    sources: str
    year: str


@dataclass(frozen=True, slots=True)
class Section:
    """An operator: facts and rules that are shown, further codes, and old codes.

    `ask` is what its page passes to the card for the counter.
    """

    anchor: str
    brand: str
    name: str
    also: str
    networks: str
    main: Sequence[Line]
    more: Sequence[Line]
    old: Sequence[Line]
    rules: Sequence[RuleView]
    ask: Mapping[str, str]
    apns: Sequence[tuple[str, str, str]]


class CountryView:
    """A country of the directory, in words."""

    def __init__(self, data: Json, country: str, words: Words) -> None:
        """Take a country of the data (datafile.py); one that isn't there has no operators."""
        self._cc = country.lower()
        self._country: Json = data["countries"].get(country, {"operators": []})
        self._words = words

    def sections(self) -> list[Section]:
        """Return the operators in the order of the data."""
        operators = enumerate(self._country["operators"])
        return [self._section(operator, place) for place, operator in operators]

    def knows_cards(self) -> bool:
        """Return whether something is known of bank cards at any operator."""
        facts = [fact for each in self._country["operators"] for fact in each.get("topup", [])]
        return any(
            fact[0] == "payment" or re.search(r"\bcards?\b", _more(fact).get("notes", ""))
            for fact in facts
        )

    def _section(self, operator: Json, place: int) -> Section:
        every = operator["name"] == "*"
        codes = operator.get("codes", [])
        pin = next((each[1] for each in operator.get("vouchers", []) if each[0] == "pin"), "")
        old = [each for each in codes if each[2] == OLD and not _more(each).get("conflict")]
        new = [each for each in codes if each not in old]
        lists = [self._fact(name, each) for name in LISTS for each in operator.get(name, [])]
        return Section(
            anchor=f"operator-{place}",
            brand=operator["name"],
            name=self._words.say("operator.every") if every else operator["name"],
            also=self._words.list(operator.get("also", [])),
            networks=" ".join(operator.get("networks", [])),
            main=[*(self._code(each, pin) for each in new if each[0] in MAIN), *lists],
            more=[self._code(each, pin) for each in new if each[0] not in MAIN],
            old=[self._code(each, pin) for each in old],
            rules=[self._rule(each) for each in operator.get("rules", [])],
            ask=self.ask(operator["name"]),
            apns=[_apn(each) for each in operator.get("apns", [])],
        )

    def ask(self, operator: str = "") -> dict[str, str]:
        """Return what a link passes to the card for the counter."""
        currency = self._country.get("currency", "")
        asked = {"country": self._cc, "operator": operator, "currency": currency}
        return {name: value for name, value in asked.items() if value}

    def _code(self, fact: Sequence[Any], pin: str) -> Line:
        scheme, _, rest = fact[1].rpartition(":")
        channel = {"": "ussd", "sms": "sms", "tel": "call"}.get(scheme, "service")
        more = _more(fact)
        text = more.get("text", "")
        noted = re.search(r"\bpin=(\d+)", more.get("notes", ""))
        return Line(
            kind=self._words.say(f"code.{fact[0]}"),
            value=rest,
            **self._proof(fact),
            notes=self._notes(fact),
            href=_dial_address(channel, rest, text),
            code=rest,
            channel=channel,
            text=text,
            steps=tuple(more.get("steps", "").split()),
            digits=noted[1] if noted else pin,
            disputed="conflict" in more,
            asks=fact[0] in ASKED_OF,
            purpose=fact[0],
        )

    def _rule(self, fact: Sequence[Any]) -> RuleView:
        kind, value = fact[:2]
        more = _more(fact)
        lines = [value]
        if kind == "rule":
            kind = value.get("clock", "number")
            lines = [word_line(each, self._words) for each in rule_lines(value)]
        heading = [self._words.say(f"validity.{kind}"), more.get("plan", "")]
        return RuleView(
            kind=" · ".join(filter(None, heading)),
            lines=[each for each in [*lines, self._notes(fact)] if each],
            **self._proof(fact),
        )

    def _fact(self, table: str, fact: Sequence[Any]) -> Line:
        kind, value = fact[0], fact[1]
        return Line(
            kind=self._words.say(f"{table}.{kind}"),
            value=self._value(table, kind, value),
            **self._proof(fact),
            notes=self._notes(fact),
            href=_address(table, kind, value),
        )

    def _value(self, table: str, kind: str, value: str) -> str:
        if kind in {"payment", "rule"} or value in {"no-refund", "half"}:
            return self._words.say(f"value.{value}")
        if table == "waiting" and (span := _DURATION.fullmatch(value)):
            n = int(span[1])
            return self._words.count(_UNITS[span[2]], n) if n else self._words.say("time.at-once")
        if kind == "voucher-pin":
            return ""
        return _money(value) if kind == "minimum" else value

    def _notes(self, fact: Sequence[Any]) -> str:
        notes = (note.partition("=") for note in _more(fact).get("notes", "").split())
        return " · ".join(self._note(name, value) for name, _, value in notes)

    def _note(self, name: str, value: str) -> str:
        if name in {"age", "repay"}:
            days = self._words.count("time.days", int(value[:-1]))
            return self._words.say(f"note.{name}", days=days)
        if name == "limit":
            n, _, span = value.partition("/")
            return self._words.say(f"note.limit.{span}", n=n)
        is_list = name in {"cards", "needs"}
        shown = self._words.list(_card_names(value)) if is_list else _money(value)
        return self._words.say(f"note.{name}", value=shown)

    def _proof(self, fact: Sequence[Any]) -> _Proof:
        _, _, tier, year, sources, *_ = fact
        when = str(year) if year else self._words.say("year.none")
        return {"tier": self._words.say(f"tier.{TIERS[tier]}"), "sources": sources, "year": when}


def _more(fact: Sequence[Any]) -> Json:
    return fact[5] if len(fact) > 5 else {}


def _dial_address(channel: str, code: str, text: str) -> str:
    """Return the address of a code for the dialler or the SMS app, "" if it has placeholders."""
    if channel == "service" or "{" in code + text:
        return ""
    if channel == "sms":
        return f"sms:{code}" + (f"?&body={quote(text)}" if text else "")
    return "tel:" + code.replace("#", "%23")


def _address(table: str, kind: str, value: str) -> str:
    if kind == "site":
        return f"https://{value}"
    if kind == "email":
        return f"mailto:{value}"
    if table == "support" or kind == "lost-credit":
        return "tel:" + re.sub(r"[ -]", "", value).replace("#", "%23")
    return ""


def _money(value: str) -> str:
    """Return "THB 10–50" for "THB:10..50"; any other text is unchanged."""
    return value.replace(":", " ").replace("..", "–")


def _card_names(value: str) -> list[str]:
    """Return Visa and JCB for "visa+jcb". Capitals stay."""
    names = value.split("+")
    return [each.upper() if len(each) == 3 else each[:1].upper() + each[1:] for each in names]


def _apn(apn: str) -> tuple[str, str, str]:
    name, user, password = (*apn.split(","), "", "")[:3]
    return name, user, password
