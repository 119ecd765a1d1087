"""Plural forms in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from babel.core import UnknownLocaleError
from babel.units import format_unit

from server.catalog import words
from server.catalog.plurals import numbers
from server.catalog.quantities import western
from server.catalog.reading import prose
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_EACH = "Put each form in its place: `check` says which number it is for."
_HAS_WORD = re.compile(r"(?:[^\W\d_][\u0900-\u0903\u093a-\u094f]*){3}")
_ARABIC = 6  # forms of an Arabic plural
_MILLION = 1_000_000
_OF_MILLIONS = {"es", "fr", "it", "pt", "ca"}
# Languages in which a text may be the same for one and for many.
_UNCHANGED = {
    *("tr", "az", "kk", "ky", "uz", "tk", "hu", "fa", "hi", "bn", "ur", "gu", "mr", "ta", "te"),
    *("kn", "ml", "ka", "hy", "fil", "tl", "sw", "eu", "am", "si", "ne", "pa", "id", "ms", "mn"),
    "ku",
}


_AGREEING = {"hi", "mr"}  # a sentence has a verb, which agrees with its noun


@rule("plural.number", ERROR, _EACH)
def find_exchanged_forms(text: Text) -> Iterator[str]:
    """A form for 1 must not say 2, nor the other way round."""
    k = text.only_number
    if k not in {1, 2} or "%(" in text.translation:
        return
    if text.base == "ar":
        one = "واحد" in text.prose
        two = bool(re.search(r"(?:تان|تين)\b|اثن", text.prose))
        wrong = (k == 2 and one and not two) or (k == 1 and two and not one)
    else:
        said = {value for each in words.sure(text.prose, text.base) for value in each.values}
        meant = words.possible(text.prose, text.base) | words.possible(text.source, "en")
        wrong = 3 - k in said and k not in meant and 3 - k not in words.possible(text.source, "en")
    if wrong:
        yield f"This form is for {k}, and says {3 - k}."


@rule("plural.same", ADVICE, "Write the plural in the forms that are not for 1.")
def find_same_forms(text: Text) -> Iterator[str]:
    """The singular may have been copied into the plural forms."""
    forms = text.entry.forms
    if text.entry.plural is None or text.form == 0 or text.form != len(forms) - 1:
        return
    agrees = text.base in _AGREEING and forms[-1].endswith("।")
    if (text.base in _UNCHANGED and not agrees) or _is_label(forms[-1]):
        return
    if forms[0] == forms[-1] and "%(n)s" in forms[0] and _HAS_WORD.search(prose(forms[0])):
        yield "It is the same as the form for 1."
    elif text.base == "ar" and len(forms) == _ARABIC and _counts_alike(forms[3], forms[4]):
        yield "The forms for 3 to 10 and from 11 on are the same; their nouns never are."


def _is_label(form: str) -> bool:
    """Return whether a form needs no agreement: “Found: 3”, “3 d.”."""
    return bool(re.search(r"[:：]\s*%\(n\)s\W*$|%\(n\)s[\s\u00a0]*[^\W\d_]{1,5}\.", form))


def _counts_alike(few: str, many: str) -> bool:
    return few == many and bool(re.search(r"%\(n\)s\s+[^\W\d_]{3}", few))


@rule("plural.exchanged", ADVICE, _EACH)
def find_swapped_forms(text: Text) -> Iterator[str]:
    """Forms may be exchanged: “2 часов” (by CLDR’s units of time), or “de” after small numbers."""
    match = re.search(r"%\(n\)s (minute|hour|day|week|month|year)s?\b", text.source)
    if match and text.entry.plural is not None:
        own, others = _by_cldr(text, match[1])
        counted = text.translation.partition("%(n)s")[2] if text.base == "ar" else ""
        whole = match[0] == text.source and text.translation.replace("%(n)s", "")
        bare = " ".join((whole or counted).split())
        if not whole:
            bare = bare.partition(" ")[0].rstrip(".,،؛")
        marks = _bare(bare), _bare(own)
        if own and marks[0] != marks[1] and marks[0] in map(_bare, others):
            yield f"“{bare}” is for other numbers; “{own}” is for these."
    if text.base in _OF_MILLIONS and text.entry.plural is not None:
        of_a_million = re.compile(r"%\(n\)s d(?:e|['’]|i) ?\w")
        taken = numbers(text.language.plural_forms)[text.form]
        with_of = [bool(of_a_million.search(each)) for each in text.entry.forms]
        if with_of[text.form] and not all(with_of) and min(taken, default=_MILLION) < _MILLION:
            yield "Only millions have this “of” after them."


def _bare(word: str) -> str:
    """Return a word without Arabic vowel marks, which may be in two orders."""
    return re.sub("[\u064b-\u0652]", "", word)


def _by_cldr(text: Text, unit: str) -> tuple[str, set[str]]:
    """Return CLDR’s word of a unit for this form, and those for all forms."""
    words = []
    for taken in numbers(text.language.plural_forms):
        said = _counted(taken[0], f"duration-{unit}", text.language.folder) if taken else ""
        words.append(re.sub(r"[\d\s\u00a0\u200f.,]+", " ", western(said)).strip())
    return words[text.form], set(words)


def _counted(number: int, unit: str, folder: str) -> str:
    """Return CLDR’s count of a unit; for some languages Babel has only the short one."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for length in lengths:
        try:
            said = format_unit(number, unit, length, locale=folder)
        except (UnknownLocaleError, ValueError):
            return ""
        if unit not in said:
            return said
    return ""
