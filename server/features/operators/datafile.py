"""The directory as one compact JSON file for all languages, which phones save.

    {"schema": 1,
     "sources": ["orange.ro", "AppSaldo", "owner/repository", …],
     "countries": {"TH": {"mcc": "520", "currency": "THB", "operators": […]}, …,
                   "*": {"mcc": "", "operators": [sellers of many countries]}}}

A country's `mcc` is the one that most of its networks have; `currency` is its only legal tender.

An operator has a `name` ("*" for all brands of the country). If known, it has `also` (other
names), `networks`, `apns` ("name" or "name,user,password", tier old), and lists of facts: `codes`,
`topup`, `support`, `vouchers`, `waiting`. Networks are separated by spaces: "03 01" have the
country's `mcc`, "525-01" has another one. A source is the publisher's site, repository on GitHub,
or name; only `data/sources.tsv` has its address. A fact is

    [kind, value, tier, year, sources, more]

- `value`, of a code, says its channel: `*121#` is USSD, others are `sms:222`, `tel:1470`,
  `name:IOU`;
- `tier` is 0 for confirmed, 1 for two sources, 2 for one source, 3 for old;
- `year` is 0 if none is known;
- `sources` are the indexes of the first two sources, then `-n` if there are n more;
- `more` is left out if it is empty; it has `notes` ("free pin=14", see notes.py) and, for codes,
  the `text` of an SMS, `steps` ("3 1") and `conflict`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from server.features.operators.countries import country_currency
from server.features.operators.directory import Directory, Operator
from server.features.operators.facts import Channel, DialCode, Fact, Tier

SCHEMA = 1
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
Index = dict[str, int]  # publisher → place in the list of sources


def encode(directory: Directory) -> bytes:
    """Return the file in UTF-8; the same directory gives the same bytes."""
    index: Index = {}
    countries = {
        country: _country(country, operators, index)
        for country, operators in directory.countries.items()
    }
    file = {"schema": SCHEMA, "sources": list(index), "countries": countries}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def publisher(source: str) -> str:
    """Return the publisher of a source: its site, or its name without remarks and year."""
    site = _SITE.match(source)
    if site:
        return site[0]
    return re.sub(r" \(.*| \d{4}$", "", source)


def _sources(names: Iterable[str], index: Index) -> list[int]:
    """Return the places of the publishers that are shown, then `-n` if there are n more.

    A new publisher is added to `index`.
    """
    publishers = list(dict.fromkeys(map(publisher, names)))
    shown = [index.setdefault(each, len(index)) for each in publishers[:SOURCES_SHOWN]]
    rest = len(publishers) - SOURCES_SHOWN
    return [*shown, -rest] if rest > 0 else shown


def _country(country: str, operators: Sequence[Operator], index: Index) -> Json:
    codes = Counter(network[:3] for each in operators for network in each.networks)
    mcc = min(codes, key=lambda code: (-codes[code], code), default="")
    currency = country_currency(country)
    return {
        "mcc": mcc,
        **({"currency": currency} if currency else {}),
        "operators": [_operator(each, index, f"{mcc}-") for each in operators],
    }


def _operator(operator: Operator, index: Index, prefix: str) -> Json:
    old = [
        [kind, code, _TIERS[Tier.OLD], 0, _sources([OLD_LIST], index)]
        for kind, code in operator.old
    ]
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


def _fact(fact: Fact, index: Index) -> list[Any]:
    more = {"notes": " ".join(map(str, fact.notes))}
    value = fact.value
    if isinstance(fact, DialCode):
        value = _SCHEMES[fact.channel] + value
        more |= {"text": fact.text, "steps": " ".join(fact.steps), "conflict": fact.conflict}
    kind: str = fact.kind
    packed = [kind, value, _TIERS[fact.tier], fact.year or 0, _sources(fact.sources, index)]
    given = {name: value for name, value in more.items() if value}
    return [*packed, given] if given else packed
