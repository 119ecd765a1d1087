"""Plural forms: each says what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog import words
from server.catalog.reading import prose
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

# Languages whose nouns stay as they are behind a number, or whose verbs do.
_UNCHANGED = {
    *(
        "tr",
        "az",
        "kk",
        "ky",
        "uz",
        "tk",
        "hu",
        "fa",
        "hi",
        "bn",
        "ur",
        "gu",
        "mr",
        "ta",
        "te",
        "kn",
    ),
    *("ml", "ka", "hy", "fil", "tl", "sw", "eu", "am", "si", "ne", "pa", "id", "ms", "mn", "ku"),
}


@rule("plural.number", ERROR, "Put each form in its place: `check` says which number it is for.")
def find_exchanged_forms(text: Text) -> Iterator[str]:
    """A form for one thing that says two."""
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
    """The singular was copied into the plural."""
    forms = text.entry.forms
    if text.entry.plural is None or text.form == 0 or text.form != len(forms) - 1:
        return
    copied = forms[0] == forms[-1] and "%(n)s" in forms[0]
    if copied and text.base not in _UNCHANGED and re.search(r"[^\W\d_]{3}", prose(forms[0])):
        yield "It is the same as the form for 1."
