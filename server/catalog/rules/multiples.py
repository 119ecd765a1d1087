"""How many times something is done or paid: “twice”, “three times the fee”, “dozens of”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from server.catalog import multiples, words
from server.catalog.quantities import read_digits
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule


@rule("multiple.changed", ERROR, "Write how many times, as the source says it.")
def find_changed_multiples(text: Text) -> Iterator[str]:
    """Whoever is told to pay twice what is paid once loses money."""
    if (source := multiples.read(text.source_prose, "en")) and multiples.is_known(text.base):
        there = multiples.read(text.prose, text.base)
        again = {2} if _may_be_twice(text, there) else set()
        strange = {n: said for n, said in there.items() if n not in source}
        for n, said in source.items():
            if n not in there.keys() | again and strange and not _is_number(n, text):
                yield f"“{said}” of the source is not here; here is “{min(strange.values())}”."


@rule("multiple.lost", ADVICE, "Write how many times, as the source says it.")
def find_lost_multiples(text: Text) -> Iterator[str]:
    """A “twice” that is lost changes what readers do."""
    source = multiples.read(text.source_prose, "en")
    if not source or not multiples.is_known(text.base):
        return
    there = multiples.read(text.prose, text.base)
    possible = words.possible(text.prose, text.base)
    again = _may_be_twice(text, there)
    for n, said in source.items():
        read = Fraction(n) in possible or _is_number(n, text) or (n == 2 and again)
        if n > 1 and not there and not read:
            yield f"“{said}” of the source is not here."


@rule("number.about", ERROR, "Write dozens, hundreds or thousands, as the source does.")
def find_changed_sizes(text: Text) -> Iterator[str]:
    """Dozens that became hundreds are another fact."""
    if multiples.is_known(text.base):
        source = multiples.about(text.source_prose, "en")
        there = multiples.about(text.prose, text.base)
        strange = [said for n, said in there.items() if n not in source]
        for n, said in source.items():
            if n not in there and strange:
                yield f"“{said}” of the source is not here; here is “{strange[0]}”."


_NOT_TWICE = re.compile(r"(?:\b(?:not|never)|n[’'t]+)\b[^.;:]*\btwice")


def _may_be_twice(text: Text, there: Iterable[int]) -> bool:
    """Return whether words such as “again” say “twice”, or “only once” says “not twice”."""
    only_once = 1 in there and _NOT_TWICE.search(text.source_prose) is not None
    return only_once or multiples.says_again(text.prose, text.base)


def _is_number(n: int, text: Text) -> bool:
    """Return whether the translation has the number in digits."""
    return any(Fraction(n) in each.values for each in read_digits(text.prose))
