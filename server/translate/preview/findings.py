"""The findings of the check in a translation while it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from server.catalog.acceptance import OTHERS, find_idle, reasons, why_idle
from server.catalog.across import CHOICE_REMEDY, CHOICE_SAME, find_same_choices
from server.catalog.attached import REMEDIES, find_attached
from server.catalog.finding import Severity
from server.catalog.judging import Problem, advice_of, errors_of
from server.catalog.po import Entry
from server.core.languages import Language, script_of
from server.translate.watched import Key, key_of

_IDLE = "accepted.idle"
_ACCEPTED = "accepted"  # the severity of accepted advice
_ORDER = (Severity.ERROR, Severity.ADVICE, _ACCEPTED)


def findings_of(
    entry: Entry, forms: Sequence[str], language: Language, entries: Mapping[Key, Entry]
) -> list[dict[str, Any]]:
    """Return errors, then advice, then accepted advice, as JSON.

    `form` is the field of the finding. `can` says what a translator can do instead of mending it:
    "accept" the advice with a reason, "withdraw" its acceptance, or "drop" an idle one.
    """
    found = list(_find(entry, forms, language, entries))
    why = reasons(entry)
    for each in found:
        if each["severity"] == Severity.ADVICE:
            each["can"] = "withdraw" if each["rule"] in why else "accept"
        if each["can"] == "withdraw":
            each.update(severity=_ACCEPTED, reason=why[each["rule"]], remedy="")
    found += _idle(entry, {each["rule"] for each in found})
    return sorted(found, key=lambda each: _ORDER.index(each["severity"]))


def why_not(
    entry: Entry,
    forms: Sequence[str],
    accept: Mapping[str, str],
    language: Language,
    entries: Mapping[Key, Entry],
) -> str:
    """Return why some acceptances would have no effect for these forms, "" if all have one."""
    if not accept:
        return ""
    given = {
        each["rule"]
        for each in _find(entry, forms, language, entries)
        if each["severity"] == Severity.ADVICE
    }
    problems = [why_idle(rule, given) for rule in accept]
    if not all(any(map(str.isalnum, reason)) for reason in accept.values()):
        problems.append("Say why the text stays; an acceptance without a reason helps nobody.")
    return " ".join(filter(None, problems))


def _find(
    entry: Entry, forms: Sequence[str], language: Language, entries: Mapping[Key, Entry]
) -> Iterator[dict[str, Any]]:
    flags = [each for each in entry.flags if each != "fuzzy"]
    typed = replace(entry, forms=list(forms), flags=flags)
    yield from map(_as_json, errors_of(typed, language))
    yield from map(_as_json, advice_of(typed, language))
    whole = [*({**entries, key_of(typed): typed}).values()]
    for each in find_attached(whole, script_of(language.tag)):
        if each.entry is typed:
            yield _finding(each.rule, Severity.ADVICE, each.problem, REMEDIES[each.rule])
    for same in find_same_choices(whole):
        if same.entry is typed:
            yield _finding(CHOICE_SAME, same.severity, same.problem, CHOICE_REMEDY)


def _idle(entry: Entry, given: set[str]) -> Iterator[dict[str, Any]]:
    """Yield acceptances without effect; those about a state (unknown, fuzzy) are not judged."""
    known = given | (OTHERS - {CHOICE_SAME, *REMEDIES})
    for rule, problem in find_idle(entry, known):
        remedy = f"Take the acceptance of {rule} back." if rule else "Delete the comment."
        yield _finding(_IDLE, Severity.ADVICE, problem, remedy) | {"can": "drop", "about": rule}


def _as_json(found: Problem) -> dict[str, Any]:
    rule = found.rule
    return _finding(rule.id, rule.severity, found.problem, rule.remedy, found.form)


def _finding(
    rule: str, severity: Severity, problem: str, remedy: str, form: int = 0
) -> dict[str, Any]:
    return {
        "rule": rule,
        "severity": severity,
        "form": form,
        "problem": problem,
        "remedy": remedy,
        "can": "",
        "about": rule,
        "reason": "",
    }
