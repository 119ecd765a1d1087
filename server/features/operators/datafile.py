"""The directory as plain data: what pages show, and what is packed for phones (packing.py).

    {"countries": {"TH": {"currency": "THB", "operators": […]}, …,
                   "*": {"operators": [sellers of many countries]}}}

A country's `currency` is its only legal tender.

An operator has a `name` ("*" for all brands of the country). If known, it has `also` (other
names), `networks` ("520-03"), `apns` ("name" or "name,user,password", tier old), and lists of
facts: `codes`, `topup`, `vouchers`, `support`, `waiting`, `rules`. A fact is

    [kind, value, tier, year, sources, more]

- `value`, of a code, says its channel: `*121#` is USSD, others are `sms:222`, `tel:1470`,
  `name:IOU`. Of a rule, it is the rule itself; of an English `text`, that text;
- `tier` is 0 for confirmed, 1 for two sources, 2 for one source, 3 for old;
- `year` is 0 if none is known;
- `sources` are the first two publishers, then how many more there are: "ais.th, AppSaldo +1". A
  publisher is a site, a repository on GitHub, or a name; `data/sources.tsv` has its address;
- `more` is left out if it is empty; it has `notes` ("free pin=14", see notes.py); for codes, the
  `text` of an SMS, `steps` ("3 1") and `conflict` (1 if sources disagree); for rules, the `plan`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from server.features.operators.countries import country_currency
from server.features.operators.directory import Directory, Operator
from server.features.operators.facts import Channel, DialCode, Fact, Tier
from server.features.operators.validity import Preset

SOURCES_SHOWN = 2
OLD_LIST = "mobile-broadband-provider-info 2023"
_TIERS = {tier: index for index, tier in enumerate(Tier)}
_SCHEMES = {
    Channel.USSD: "",
    Channel.SMS: "sms:",
    Channel.CALL: "tel:",
    Channel.SERVICE: "name:",
}
_SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
Json = dict[str, Any]


def describe(directory: Directory) -> Json:
    """Return a directory as plain data."""
    return {
        "countries": {
            country: _country(country, operators)
            for country, operators in directory.countries.items()
        }
    }


def publisher(source: str) -> str:
    """Return the publisher of a source: its site, or its name without remarks and year."""
    site = _SITE.match(source)
    if site:
        return site[0]
    return re.sub(r" \(.*| \d{4}$", "", source)


def _sources(names: Iterable[str]) -> str:
    publishers = list(dict.fromkeys(map(publisher, names)))
    rest = len(publishers) - SOURCES_SHOWN
    return ", ".join(publishers[:SOURCES_SHOWN]) + (f" +{rest}" if rest > 0 else "")


def _country(country: str, operators: Sequence[Operator]) -> Json:
    currency = country_currency(country)
    return {
        **({"currency": currency} if currency else {}),
        "operators": [_operator(each) for each in operators],
    }


def _operator(operator: Operator) -> Json:
    old = [
        [kind.value, code, _TIERS[Tier.OLD], 0, _sources([OLD_LIST])] for kind, code in operator.old
    ]
    packed: Json = {
        "name": operator.name,
        "also": operator.also,
        "networks": operator.networks,
        "apns": operator.apns,
        "codes": [_fact(each) for each in operator.codes] + old,
        "topup": [_fact(each) for each in operator.topup],
        "vouchers": [_fact(each) for each in operator.vouchers],
        "support": [_fact(each) for each in operator.support],
        "waiting": [_fact(each) for each in operator.waiting],
        "rules": [_rule(each) for each in operator.rules],
    }
    return {name: value for name, value in packed.items() if value}


def _fact(fact: Fact) -> list[Any]:
    more: Json = {"notes": " ".join(map(str, fact.notes))}
    value = fact.value
    if isinstance(fact, DialCode):
        value = _SCHEMES[fact.channel] + value
        more |= {"text": fact.text, "steps": " ".join(fact.steps), "conflict": bool(fact.conflict)}
    return _proved(fact, fact.kind.value, value, more)


def _rule(preset: Preset) -> list[Any]:
    more = {"notes": " ".join(map(str, preset.notes)), "plan": preset.plan}
    value: Any = preset.rule or ""
    return _proved(preset, preset.kind, value, more)


def _proved(fact: Fact | Preset, kind: str, value: Any, more: Json) -> list[Any]:
    packed = [kind, value, _TIERS[fact.tier], fact.year or 0, _sources(fact.sources)]
    given = {name: 1 if each is True else each for name, each in more.items() if each}
    return [*packed, given] if given else packed
