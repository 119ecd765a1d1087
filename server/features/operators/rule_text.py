"""A rule of validity as one short line, for the packed data file.

    credit top-up 10000:45d,100100:60d =ALL
    number top-up+call 12m charged least:1000 extend most:365d upkeep:300/30d/6 grace:30d

Clock, acts, how long it lasts (days or months, or by amount), then the members that the rule has.
Amounts are minor units of the country's currency, or of the one after "=". What is known only
from the end on begins with "after-validity" or "after-zero" in place of clock, acts and length.
`web/operators/rule-text.ts` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def write_rule(rule: Json, currency: str) -> str:
    """Return the line of a rule; `currency` is the country's, "" if it has several or none."""
    used = {each["currency"] for each in _sums(rule)}
    if len(used) > 1:
        raise ValueError(f"a rule counts in {sorted(used)}")
    words = [*_words(rule), *(f"={each}" for each in used - {currency})]
    return " ".join(words)


def _sums(rule: Json) -> Iterator[Json]:
    if "by" in rule.get("lasts", {}):
        yield rule["lasts"]
    if "least" in rule:
        yield rule["least"]
    if "upkeep" in rule:
        yield rule["upkeep"]["cost"]


def _words(rule: Json) -> Iterator[str]:
    if "after" in rule:
        yield f"after-{rule['after']}"
    else:
        yield rule["clock"]
        yield "+".join(rule["counts"])
        yield _lasts(rule["lasts"])
    if "charged" in rule:
        yield "charged"
    if "least" in rule:
        yield f"least:{rule['least']['amount']}"
    if rule.get("adds") == "extend":
        yield "extend"
    if "most" in rule:
        yield f"most:{_span(rule['most'])}"
    if "upkeep" in rule:
        upkeep = rule["upkeep"]
        times = f"/{upkeep['most']}" if "most" in upkeep else ""
        yield f"upkeep:{upkeep['cost']['amount']}/{_span(upkeep['every'])}{times}"
    for stage in rule["then"]:
        yield f"{stage['stage']}:{_span(stage['lasts'])}"


def _lasts(lasts: Json) -> str:
    if "by" not in lasts:
        return _span(lasts)
    return ",".join(f"{tier['from']}:{_span(tier['lasts'])}" for tier in lasts["by"])


def _span(span: Json) -> str:
    ((unit, n),) = span.items()
    return f"{n}{unit[0]}"
