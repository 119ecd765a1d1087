"""The rule by which we choose a language, as patterns for hosts that know only those.

The rule itself is `negotiate`: it is asked for every tag that could make a difference, so that
patterns and rule can't disagree on one. Left out is only the order of weights: a host takes what
stands first, and browsers write what they want most first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.core import get_global

from server.core.languages import Language, negotiate

NONE = Language("qaa", "", "")  # a private tag that nobody asks for
REFUSED = r";\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$)"  # behind a language that is asked not to be sent

WHOLE = r"(?:_|\b)"  # behind a code that isn't the beginning of a longer one


@dataclass(frozen=True, slots=True)
class Tag:
    """A language code, what it leads to, and the subtags behind it that lead elsewhere."""

    code: str
    leads_to: str | None
    exceptions: dict[str, str | None]

    def subtags(self, leads_to: str | None) -> list[str]:
        """Return the subtags that lead to a language, or to none."""
        return sorted(each for each, tag in self.exceptions.items() if tag == leads_to)


def tags(default: Language, languages: Sequence[Language]) -> list[Tag]:
    """Return all codes that ask for one of these languages, and `*`."""
    ours = {each.tag.split("-")[0] for each in languages}
    aliases = {old for old, new in get_global("language_aliases").items() if new in ours}
    return [*(_tag(code, languages) for code in sorted(ours | aliases)), Tag("*", default.tag, {})]


def behind(code: str, subtags: list[str]) -> str:
    """Write a pattern for a code that is followed by one of these; an extended one may precede."""
    return rf"{code}[-_](?:[a-z]{{3}}[-_])?(?:{'|'.join(subtags)})\b".lower()


def _tag(code: str, languages: Sequence[Language]) -> Tag:
    plain = _leads_to(code, languages)
    subtags = sorted(_subtags(code, languages))
    found = {subtag: _leads_to(f"{code}-{subtag}", languages) for subtag in subtags}
    return Tag(code, plain, {each: tag for each, tag in found.items() if tag != plain})


def _subtags(code: str, languages: Sequence[Language]) -> set[str]:
    """Return the scripts and territories that may matter behind a code."""
    known = get_global("language_aliases").get(code, code)
    keys = [key.split("_") for key in get_global("likely_subtags")]
    likely = {subtag for language, *rest in keys if language == known for subtag in rest}
    own = {subtag for each in languages for subtag in each.tag.split("-")[1:]}
    return likely | own


def _leads_to(tag: str, languages: Sequence[Language]) -> str | None:
    found = negotiate(tag, (NONE, *languages))
    return None if found is NONE else found.tag
