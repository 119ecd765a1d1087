"""Placeholders, `%(name)s`, and per cent signs that look like their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from server.catalog.language_data import table
from server.catalog.reading import PLACEHOLDER, names
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_OPENING, _CLOSING = r"[(（{<\[]", r"[)）}>\]]"
# Misspelt placeholders: a known name in another notation, …
_NAMED = rf"[%％$]?\s*{_OPENING}+\s*(?:NAMES)\s*{_CLOSING}+\s*[sdSD]?(?![^\W\d_])|[%$](?:NAMES)\b%?"
# … or the notation of another program. A bracket may follow a per cent sign: “5% (…)”.
_FOREIGN = re.compile(
    r"%(?:\d+\$)?[sdif](?![^\W\d_])|(?<!\d)%\([A-Za-z_]\w*\)?|\{\{?\s*[A-Za-z_]\w*\s*\}?\}"
    r"|\$\{?[a-z_]\w*\}?|[％%][（(]\w+[)）][sd](?![^\W\d_])"
)
_SHORT = 6  # characters between two values: enough for “ to ”, too few for other words
# Words between a part and its whole: “%(saved)s of %(total)s”.
_OF = re.compile(r"\s*(?:of|/|／|von|aus|de los|de las|de|du|des|di|su|van|из|من|din|z)\s*")


def _known(text: Text) -> set[str]:
    return set(names(f"{text.entry.source} {text.entry.plural or ''}"))


@rule("placeholder.missing", ERROR, "Copy it from the source to where its value belongs.")
def find_missing(text: Text) -> Iterator[str]:
    """Without a placeholder of the source, a number, a name or a link would be missing."""
    optional = {"n"} if text.stands_for_one_number else set()
    for name in sorted(set(names(text.source)) - set(names(text.translation)) - optional):
        yield f"%({name})s is missing."


@rule("placeholder.unknown", ERROR, "Use the names of the source, letter by letter.")
def find_unknown(text: Text) -> Iterator[str]:
    """The app has no value for an unknown placeholder, so it can't show the message."""
    known = _known(text)
    for name in sorted(set(names(text.translation)) - known):
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"; did you mean %({near[0]})s?" if near else "."
        yield f"The source has no %({name})s{hint}"


@rule("placeholder.malformed", ERROR, "Write it as the source does: %(name)s, with ASCII signs.")
def find_malformed(text: Text) -> Iterator[str]:
    """The app shows a misspelt placeholder as it is written."""
    source = PLACEHOLDER.sub("", text.source)
    for match in _malformed(text):
        if match not in source:
            yield f"{match.strip()!r} is no placeholder."


def _malformed(text: Text) -> list[str]:
    rest = PLACEHOLDER.sub("", text.translation)
    patterns = [_FOREIGN]
    if known := _known(text):
        alternatives = "|".join(map(re.escape, sorted(known)))
        patterns.insert(0, re.compile(_NAMED.replace("NAMES", alternatives)))
    matches = ((pattern, match[0]) for pattern in patterns for match in pattern.finditer(rest))
    return [
        found
        for pattern, found in matches
        if pattern is _FOREIGN or "%" in found or "％" in found or _is_odd(found)
    ]


def _is_odd(text: str) -> bool:
    """Return whether a name in brackets is meant as a placeholder: “(name)s”, “{name}”."""
    return bool(re.search(r"[{}$]|[)）][sd]$", text.strip()))


@rule("placeholder.repeated", ADVICE, "Keep it once, if the sentence allows.")
def find_repeated(text: Text) -> Iterator[str]:
    """Three times, or two in a row, are a mistake of copying; two in a sentence can be clearer."""
    there, wanted = names(text.translation), names(text.source)
    for name in sorted(set(there)):
        placed = re.escape(f"%({name})s")
        twice = re.search(rf"{placed}[\s(（]*{placed}", text.translation)
        behind = re.findall(rf"{placed}\s*(\w+)", text.translation)
        alike = len(behind) > len(set(behind)) and wanted.count(name) == 1
        if there.count(name) > max(wanted.count(name), 1) + (not twice and not alike):
            yield f"%({name})s stands here {there.count(name)} times."


@rule("placeholder.order", ERROR, "Put each value where the source has it.")
def find_exchanged(text: Text) -> Iterator[str]:
    """Part and whole, or beginning and end, must not be exchanged: “5 of 9” is not “9 of 5”."""
    for first, between, second in _pairs(text.source):
        if between.strip() == "to":
            for one, words, other in _pairs(text.translation):
                if (one, other) == (second, first) and len(words) <= _SHORT:
                    yield f"%({first})s and %({second})s are exchanged."
        if _OF.fullmatch(between):
            for one, words, other in _pairs(text.translation):
                if (one, other) == (second, first) and _OF.fullmatch(words):
                    yield f"%({first})s and %({second})s are exchanged."
            if _is_limit(first, text) and not _is_limit(second, text):
                yield f"%({first})s is no limit, %({second})s is."


def _is_limit(name: str, text: Text) -> bool:
    """Return whether the translation has “at most” before a value, and the source doesn’t."""
    placed = f"%({name})s"
    limit = table("limits").get(text.base)
    if not limit or re.search(table("limits")["en"], text.source.split(placed)[0]):
        return False
    return any(re.search(limit, part) for part in text.translation.split(placed)[:-1])


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each two neighbouring placeholders, with the text between them."""
    found = [match for match in PLACEHOLDER.finditer(text) if match[1]]
    for one, other in pairwise(found):
        yield one[1], text[one.end() : other.start()], other[1]


@rule("percent.bare", ERROR, "Write %% for a per cent sign in this message, or use a word.")
def find_bare_percent(text: Text) -> Iterator[str]:
    """Gettext's tools refuse a lone per cent sign in a message with placeholders."""
    if not _known(text):
        return
    rest = PLACEHOLDER.sub("", text.translation)
    for match in _malformed(text):
        rest = rest.replace(match, "")
    if "%" in rest:
        begin = max(rest.index("%") - 6, 0)
        yield f"A per cent sign stands alone in “{rest[begin : begin + 14].strip()}”."


@rule("percent.doubled", ADVICE, "Write one per cent sign: this message has no placeholders.")
def find_doubled_percent(text: Text) -> Iterator[str]:
    """The app shows one, but other programs would show two."""
    if "%%" in text.translation and "%%" not in text.source and not _known(text):
        yield "A doubled per cent sign stands in a message without placeholders."
