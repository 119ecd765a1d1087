"""A rule of validity in words, as a country's page shows it.

On a phone, `ruleLines` (web/domain/validity/rule-lines.ts) makes the same lines, tested against
the same table, and `web/operators/rule-view.ts` puts them into the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from server.features.operators.words import Words

Json = Mapping[str, Any]

# ISO 4217 currencies with no decimals or three, as in web/domain/currency.ts; CLDR's differ.
_WHOLE = {
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"),
    *("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"),
}
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}


def rule_lines(rule: Json) -> Iterator[Json]:
    """Yield the lines of a rule: the `code` of a message, and the values to fill in."""
    if "after" in rule:
        yield {"code": f"rule.after-{rule['after']}"}
    else:
        yield from _first_lines(rule)
    if "upkeep" in rule:
        upkeep = rule["upkeep"]
        yield {"code": "rule.upkeep", "amount": upkeep["cost"], "span": upkeep["every"]}
    for stage in rule["then"]:
        yield {"code": f"rule.{stage['stage']}", "span": stage["lasts"]}


def _first_lines(rule: Json) -> Iterator[Json]:
    """Yield how long a rule lasts, from which amount on, and how days add up."""
    lasts = rule["lasts"]
    acts = {"acts": rule["counts"], **({"charged": True} if "charged" in rule else {})}
    if "by" in lasts:
        yield {"code": "rule.tiers", **acts}
        for tier in lasts["by"]:
            amount = {"amount": tier["from"], "currency": lasts["currency"]}
            yield {"code": "rule.tier", "amount": amount, "span": tier["lasts"]}
    else:
        yield {"code": "rule.lasts", **acts, "span": lasts}
    if "least" in rule:
        yield {"code": "rule.least", "amount": rule["least"]}
    if rule["adds"] == "extend":
        yield {"code": "rule.extend"}
    if "most" in rule:
        yield {"code": "rule.most", "span": rule["most"]}


def write_sum(money: Json) -> str:
    """Return minor units as "THB 10" or "EUR 0.50", the same in every language."""
    currency = money["currency"]
    digits = 0 if currency in _WHOLE else 3 if currency in _THOUSANDTHS else 2
    whole, part = divmod(money["amount"], 10**digits)
    return f"{currency} {whole}" + (f".{part:0{digits}}" if part else "")


def word_line(line: Json, words: Words) -> str:
    """Return a line of a rule in words."""
    values = {}
    if "acts" in line:
        values["acts"] = _list_acts(line, words)
    if "amount" in line:
        values["amount"] = write_sum(line["amount"])
    if "span" in line:
        ((unit, n),) = line["span"].items()
        values["span"] = words.count(f"span.{unit}", n)
    return words.say(line["code"], **values)


def _list_acts(line: Json, words: Words) -> str:
    """Return the acts that count as a list: "a top-up, an outgoing call or an SMS sent"."""
    acts = words.list([words.say(f"counts.{act}") for act in line["acts"]], style="or")
    return words.say("counts.charged", acts=acts) if "charged" in line else acts
