"""Times of day, which a translation may write with twelve hours or with twenty-four."""

from __future__ import annotations

from collections.abc import Iterator

from server.catalog import clock
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule


def _compare(text: Text) -> tuple[list[clock.Time], list[clock.Time]]:
    """Return the times that only the source has, and those that only the translation has."""
    if not clock.is_known(text.base):
        return [], []
    source = clock.read_english(text.source_without_tags)
    if not source:
        return [], []
    plain = text.translation_without_tags
    there = clock.read(plain, text.base)
    named = frozenset(clock.hours_in(clock.without(plain, there), text.base))
    missing = [
        each
        for each in source
        if not each.minutes & named and not any(each.minutes & one.minutes for one in there)
    ]
    strange = [one for one in there if not any(each.minutes & one.minutes for each in source)]
    return missing, strange


@rule("time.changed", ERROR, "Write the source’s time of day, as your language writes it.")
def find_changed_times(text: Text) -> Iterator[str]:
    """With a wrong hour, or with morning for afternoon, readers find the door closed."""
    missing, strange = _compare(text)
    if missing and strange:
        yield f"{missing[0].text} of the source is not here; here is {strange[0].text}."


@rule("time.missing", ADVICE, "Write the source’s time of day, as your language writes it.")
def find_missing_times(text: Text) -> Iterator[str]:
    """A time of day is a fact, which a translation must not leave out."""
    missing, strange = _compare(text)
    if missing and not strange:
        yield f"{missing[0].text} of the source is not here."
