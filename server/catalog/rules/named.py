"""Names that a translation must keep: a button for an SMS must not say that it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.names import is_name
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_LABEL = 5  # words of a label; a longer text may say “it” for a thing that it named before


@rule("words.named", ERROR, "Look whether this is the translation of the message beside it.")
def find_lost_names(text: Text) -> Iterator[str]:
    """If a label names an SMS and its translation doesn’t, that is probably the next row’s."""
    if len(text.source_prose.split()) > _LABEL:
        return
    for name, own in _named(text):
        is_named = " " not in name and re.search(rf"\b{name}\b", text.source_prose)
        if is_named and not re.search(rf"{name}|{own}", text.prose, re.IGNORECASE):
            yield f"The source names {name}, and nothing here does."


_COUNTED = re.compile(r"\b(?:days?|weeks?|months?)\b")


@rule("words.other", ADVICE, "Write what the source says: working days, the home screen.")
def find_other_things(text: Text) -> Iterator[str]:
    """60 working days are three months, and “Favourites” is another menu."""
    for name, own in _named(text):
        if " " not in name:
            continue
        is_named = re.search(rf"\b{name}\b", text.source_prose)
        is_here = re.search(rf"{name}|{own}", text.prose, re.IGNORECASE)
        if is_named and not is_here:
            yield f"The source names {name}, and nothing here does."
        elif is_here and name == "working days" and not is_named and _COUNTED.search(text.source):
            yield f"The source has no {name}, and here is “{is_here[0]}”."


def _named(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the things that the table names in this language, with their patterns."""
    for name, by_language in table("named").items():
        if own := by_language.get(text.base):
            yield name, own


# Names of things and techniques that all languages write like English, in lower case.
_SIGNS = frozenset(
    [
        *("sim", "esim", "pin", "puk", "mms", "apn", "iccid", "imei", "ussd", "csv", "zip", "json"),
        *("pdf", "html", "nfc", "qr", "vpn", "android", "iphone", "ios", "chrome", "safari"),
        *("firefox", "whatsapp", "telegram", "wechat", "alipay", "paypal", "visa", "mastercard"),
    ]
)
_WORD = re.compile(r"(?<!\w)[A-Za-z][A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?!\w)")
_SHORTEST = 3  # letters of a name; “EE” is an operator and also short for “Estados”


@rule("words.replaced", ADVICE, "Write the name of the source.")
def find_replaced_names(text: Text) -> Iterator[str]:
    """A PUK is no PIN, and another operator’s rule is no help."""
    there = text.prose.casefold()
    lost = [each for each in _names(text.source_prose) if each.casefold() not in there]
    if lost:
        source = text.source_prose.casefold()
        strange = [each for each in _names(text.prose) if each.casefold() not in source]
        if strange:
            yield f"The source has {lost[0]}, and here is {strange[0]}."


def _names(prose: str) -> list[str]:
    """Return the names in a text that no language translates."""
    words = dict.fromkeys(_WORD.findall(prose))
    return [
        each
        for each in words
        if each.casefold() in _SIGNS
        or (len(each) >= _SHORTEST and each[0].isupper() and is_name(each))
    ]
