"""Placeholders: `%(name)s`, which the app fills in, and the per cent sign that looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from server.catalog.rules.registry import ADVICE, ERROR, PLACEHOLDER, Text, rule

# What somebody meant to be a placeholder, in some other way of writing.
_NEARLY = re.compile(
    r"[%％]\s*[(（{]\s*\w*\s*[)）}]?\s*\w?|\{\{?\s*\w+\s*\}?\}|\$\{?\w+\}?|%[dfis](?!\w)"
)


def _names(text: str) -> list[str]:
    return [name for name in PLACEHOLDER.findall(text) if name]


def _known(text: Text) -> set[str]:
    return set(_names(f"{text.entry.source} {text.entry.plural or ''}"))


@rule("placeholder.missing", ERROR, "Copy it from the source to where its value belongs.")
def find_missing(text: Text) -> Iterator[str]:
    """A number, a name or a link would be lost."""
    optional = {"n"} if text.stands_for_one_number else set()
    for name in sorted(set(_names(text.source)) - set(_names(text.translation)) - optional):
        yield f"%({name})s is missing."


@rule("placeholder.unknown", ERROR, "Use the names of the source, letter by letter.")
def find_unknown(text: Text) -> Iterator[str]:
    """The app has no value for it, so the whole message could not be shown."""
    known = _known(text)
    for name in sorted(set(_names(text.translation)) - known):
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"; did you mean %({near[0]})s?" if near else "."
        yield f"The source has no %({name})s{hint}"


@rule("placeholder.malformed", ERROR, "Write it as the source does: %(name)s, with ASCII signs.")
def find_malformed(text: Text) -> Iterator[str]:
    """Half a placeholder, or one of another program, is shown as it stands or breaks the text."""
    rest = PLACEHOLDER.sub("", text.translation)
    for match in _NEARLY.finditer(rest):
        if match[0] not in text.source:
            yield f"{match[0].strip()!r} is no placeholder."


@rule("placeholder.repeated", ADVICE, "Keep it once, if the sentence allows.")
def find_repeated(text: Text) -> Iterator[str]:
    """Mostly a slip of copying."""
    there, wanted = _names(text.translation), _names(text.source)
    for name in sorted(set(there)):
        if there.count(name) > max(wanted.count(name), 1):
            yield f"%({name})s stands here {there.count(name)} times."


@rule("percent.bare", ERROR, "Write %% for a per cent sign, or use a word.")
def find_bare_percent(text: Text) -> Iterator[str]:
    """To the app it begins a placeholder, and what follows can't be one."""
    rest = _NEARLY.sub("", PLACEHOLDER.sub("", text.translation))
    if "%" in rest:
        after = rest[rest.index("%") - 6 if rest.index("%") > 6 else 0 :][:14]
        yield f"A per cent sign stands alone in “{after.strip()}”."
