"""A rule of validity in words, as a country's page shows it.

On a phone, `ruleLines` (web/domain/validity/rule-lines.ts) makes the same lines, tested against
the same table, and `web/operators/rule-view.ts` puts them into the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from server.features.operators.datafile import publisher
from server.features.operators.facts import Tier
from server.features.operators.validity import Preset
from server.features.operators.words import Words

Json = Mapping[str, Any]

# ISO 4217 currencies with no decimals or three, as in web/domain/currency.ts; CLDR's differ.
_WHOLE = {
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"),
    *("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"),
}
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as it is shown: the kind of validity, the rule line by line, and its sources.

    A text that no rule can say is in English, in every language.
    """

    kind: str
    lines: Sequence[str]
    tier: str
    sources: str
    year: str
    is_english: bool


def view_rules(presets: Iterable[Preset], country: str, brand: str, words: Words) -> list[RuleView]:
    """Return the known rules of a brand, in the order of the table."""
    return [
        _view(each, words)
        for each in presets
        if each.tier is not Tier.OLD and (each.country, each.brand) == (country, brand)
    ]


def rule_lines(rule: Json) -> Iterator[Json]:
    """Yield the lines of a rule: the `code` of a message, and the values to fill in."""
    lasts = rule["lasts"]
    if "by" in lasts:
        yield {"code": "rule.tiers", "acts": rule["counts"]}
        for tier in lasts["by"]:
            amount = {"amount": tier["from"], "currency": lasts["currency"]}
            yield {"code": "rule.tier", "amount": amount, "span": tier["lasts"]}
    else:
        yield {"code": "rule.lasts", "acts": rule["counts"], "span": lasts}
    if "least" in rule:
        yield {"code": "rule.least", "amount": rule["least"]}
    if rule["adds"] == "extend":
        yield {"code": "rule.extend"}
    if "most" in rule:
        yield {"code": "rule.most", "span": rule["most"]}
    if "upkeep" in rule:
        upkeep = rule["upkeep"]
        yield {"code": "rule.upkeep", "amount": upkeep["cost"], "span": upkeep["every"]}
    for stage in rule["then"]:
        yield {"code": f"rule.{stage['stage']}", "span": stage["lasts"]}


def write_sum(money: Json) -> str:
    """Return minor units as "THB 10" or "EUR 0.50", the same in every language."""
    currency = money["currency"]
    digits = 0 if currency in _WHOLE else 3 if currency in _THOUSANDTHS else 2
    whole, part = divmod(money["amount"], 10**digits)
    return f"{currency} {whole}" + (f".{part:0{digits}}" if part else "")


def _view(preset: Preset, words: Words) -> RuleView:
    rule = preset.rule
    return RuleView(
        kind=words.say(f"validity.{rule['clock'] if rule else 'text'}"),
        lines=[_word(line, words) for line in rule_lines(rule)] if rule else [preset.text],
        is_english=rule is None,
        tier=words.say(f"tier.{preset.tier}"),
        sources=", ".join(dict.fromkeys(map(publisher, preset.sources))),
        year=str(preset.year) if preset.year else words.say("year.none"),
    )


def _word(line: Json, words: Words) -> str:
    values = {}
    if "acts" in line:
        values["acts"] = _list_acts(line["acts"], words)
    if "amount" in line:
        values["amount"] = write_sum(line["amount"])
    if "span" in line:
        ((unit, n),) = line["span"].items()
        values["span"] = words.count(f"span.{unit}", n)
    return words.say(line["code"], **values)


def _list_acts(acts: Sequence[str], words: Words) -> str:
    """Return the acts that count as a list: "a top-up, an outgoing call or an SMS sent"."""
    named = [words.say(f"counts.{act}") for act in acts]
    try:
        locale = Locale.parse(words.tag, sep="-")
    except UnknownLocaleError:
        locale = Locale("en")
    return format_list(named, style="or", locale=locale)
