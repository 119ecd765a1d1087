"""The directory as one compact JSON file for all languages, which phones keep.

    {"schema": 1,
     "sources": ["orange.ro", ["AppSaldo", "https://…"], …],
     "countries": {"TH": {"mcc": "520", "currency": "THB", "operators": […]}, …,
                   "*": {"mcc": "", "operators": [sellers of many countries]}}}

The `mcc` of a country is the one that most of its networks have, `currency` its only legal tender.
Networks are separated by spaces:
"03 01" are those of the country's `mcc`, "525-01" is one of another. An operator has `name` ("*":
all brands of the country) and, where known, `also` (other names), `networks`, `apns` ("name" or
"name,user,password", tier old), and lists of facts: `codes`, `topup`, `support`, `vouchers`,
`waiting`. A source is the publisher's site, or a name with an address where that is something else.
A fact is

    [kind, value, tier, year, [indexes of sources], more]

with tier 0 confirmed, 1 two sources, 2 one source, 3 old; year 0 where none is known; and `more`,
left out when it is empty: `notes` ("free pin=14", see notes.py) and, for codes, `text` of an SMS,
`steps` ("3 1") and `conflict`. The value of a code says its channel: `*121#` is USSD, `sms:222`,
`tel:1470`, `name:IOU`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from server.features.operators.countries import country_currency
from server.features.operators.directory import Directory, Operator
from server.features.operators.facts import Channel, DialCode, Fact, Tier

SCHEMA = 1
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


def encode(directory: Directory) -> bytes:
    """Give the file: UTF-8, the same bytes for the same directory."""
    publishers = {name: publisher(name) for name in sorted(set(_sources(directory)))}
    addresses = {publishers[name]: directory.sources.get(name, "") for name in publishers}
    places = {name: place for place, name in enumerate(sorted(addresses))}
    index = {name: places[each] for name, each in publishers.items()}
    file = {
        "schema": SCHEMA,
        "sources": [_source(name, addresses[name]) for name in places],
        "countries": {
            country: _country(country, operators, index)
            for country, operators in directory.countries.items()
        },
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def _sources(directory: Directory) -> Iterable[str]:
    for operators in directory.countries.values():
        for operator in operators:
            for fact in (
                *operator.codes,
                *operator.topup,
                *operator.support,
                *operator.vouchers,
                *operator.waiting,
            ):
                yield from fact.sources
            if operator.old:
                yield OLD_LIST


def publisher(source: str) -> str:
    """Give who published a source: its site, or its name without remarks and year."""
    site = _SITE.match(source)
    if site:
        return site[0]
    return re.sub(r" file \d+$| \d{4}$", "", re.sub(r" \(.*", "", source))


def _source(name: str, address: str) -> str | list[str]:
    return [name, address] if address and not _SITE.fullmatch(name) else name


def _country(country: str, operators: Sequence[Operator], index: Mapping[str, int]) -> Json:
    codes = Counter(network[:3] for each in operators for network in each.networks)
    mcc = min(codes, key=lambda code: (-codes[code], code), default="")
    currency = country_currency(country)
    return {
        "mcc": mcc,
        **({"currency": currency} if currency else {}),
        "operators": [_operator(each, index, f"{mcc}-") for each in operators],
    }


def _operator(operator: Operator, index: Mapping[str, int], prefix: str) -> Json:
    old = [[kind, code, _TIERS[Tier.OLD], 0, [index[OLD_LIST]]] for kind, code in operator.old]
    packed: Json = {
        "name": operator.name,
        "also": operator.also,
        "networks": " ".join(each.removeprefix(prefix) for each in operator.networks),
        "codes": [_fact(each, index) for each in operator.codes] + old,
        "topup": [_fact(each, index) for each in operator.topup],
        "support": [_fact(each, index) for each in operator.support],
        "vouchers": [_fact(each, index) for each in operator.vouchers],
        "waiting": [_fact(each, index) for each in operator.waiting],
        "apns": operator.apns,
    }
    return {name: value for name, value in packed.items() if value}


def _fact(fact: Fact, index: Mapping[str, int]) -> list[Any]:
    more = {"notes": " ".join(map(str, fact.notes))}
    value = fact.value
    if isinstance(fact, DialCode):
        value = _SCHEMES[fact.channel] + value
        more |= {"text": fact.text, "steps": " ".join(fact.steps), "conflict": fact.conflict}
    kind: str = fact.kind
    sources = sorted({index[source] for source in fact.sources})
    packed = [kind, value, _TIERS[fact.tier], fact.year or 0, sources]
    given = {name: value for name, value in more.items() if value}
    return [*packed, given] if given else packed
