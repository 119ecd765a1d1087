"""What the check says of a translation while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from server.catalog.acceptance import accepted
from server.catalog.across import CHOICE_REMEDY, CHOICE_SAME, find_same_choices
from server.catalog.finding import Severity
from server.catalog.judging import Problem, advice_of, errors_of
from server.catalog.po import Entry
from server.core.languages import Language
from server.translate.watched import Key, key_of


def findings_of(
    entry: Entry, forms: Sequence[str], language: Language, entries: Mapping[Key, Entry]
) -> list[dict[str, Any]]:
    """Return errors, then advice, each with its remedy; `form` is the field that it is about.

    Advice that was accepted in a comment of the message is left out, as `check` does.
    """
    flags = [each for each in entry.flags if each != "fuzzy"]
    typed = replace(entry, forms=list(forms), flags=flags)
    settled = set(accepted(entry))
    errors = [_as_json(each) for each in errors_of(typed, language)]
    advice = [_as_json(each) for each in advice_of(typed, language) if each.rule.id not in settled]
    same = [] if CHOICE_SAME in settled else _same_choices(typed, entries)
    return sorted([*errors, *advice, *same], key=lambda each: each["severity"] != Severity.ERROR)


def _as_json(found: Problem) -> dict[str, Any]:
    rule = found.rule
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "form": found.form,
        "problem": found.problem,
        "remedy": rule.remedy,
    }


def _same_choices(typed: Entry, entries: Mapping[Key, Entry]) -> list[dict[str, Any]]:
    around = [*({**entries, key_of(typed): typed}).values()]
    return [
        {
            "rule": CHOICE_SAME,
            "severity": same.severity,
            "form": 0,
            "problem": same.problem,
            "remedy": CHOICE_REMEDY,
        }
        for same in find_same_choices(around)
        if same.entry is typed
    ]
