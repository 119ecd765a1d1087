"""The languages we speak, and which one an `Accept-Language` header asks for."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from babel.core import get_global

from server.paths import TRANSLATIONS

TABLE = TRANSLATIONS / "languages.json"


@dataclass(frozen=True, slots=True)
class Language:
    """A language a user picks: BCP 47 tag, catalog folder, own name, direction of its script.

    `plural_forms` is its pinned rule; `reviewed` says that a native speaker has read all of it;
    `published` is what `nobars translate update` last found (see server/catalog/publishing.py).
    """

    tag: str
    folder: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    plural_forms: str = ""
    reviewed: bool = False
    published: bool = False


class TableError(ValueError):
    """The table of languages can't be used; the message says why."""


def read_languages(path: Path = TABLE) -> tuple[Language, ...]:
    """Read the table. The source language stands first. Raises TableError."""
    try:
        languages = tuple(Language(**each) for each in json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise TableError(f"{path.name} is no table of languages: {error}") from error
    for each in languages:
        if each.direction not in {"ltr", "rtl"} or not each.plural_forms:
            raise TableError(
                f"{path.name}: {each.tag} needs direction ltr or rtl, and plural_forms"
            )
    if not languages:
        raise TableError(f"{path.name} has no language")
    return languages


def write_languages(languages: Iterable[Language], path: Path = TABLE) -> None:
    """Write the table, the same bytes for the same languages."""
    path.write_text(format_languages(languages), "utf-8")


def format_languages(languages: Iterable[Language]) -> str:
    """Give the table as its file has it."""
    rows = [asdict(each) for each in languages]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


try:
    LANGUAGES = read_languages()
except TableError as error:
    sys.exit(f"nobars: {error}")  # nothing works without it, and one line says why
SOURCE = LANGUAGES[0]  # English needs no catalog


def script_of(tag: str) -> str:
    """Give the script that a language is written in, as ISO 15924 has it: `Latn`, `Hant`."""
    return _maximize(tag).script


def find(tag: str, languages: Sequence[Language] = LANGUAGES) -> Language | None:
    """Find the language of a tag in any spelling: `zh-hans` and `ZH_Hans` are `zh-Hans`."""
    wanted = tag.replace("_", "-").lower()
    return next((each for each in languages if each.tag.lower() == wanted), None)


def negotiate(header: str, languages: Sequence[Language] = LANGUAGES) -> Language:
    """Choose the language for an `Accept-Language` header; the source language if none fits.

    Tags are completed with CLDR's likely subtags and matched by language and script, a shared
    territory first. So `zh-HK` is Traditional Chinese, and never falls back to Simplified.
    """
    for tag in _by_preference(header):
        if tag == "*":
            return languages[0]
        wanted = _maximize(tag)
        fitting = [each for each in languages if _maximize(each.tag)[:2] == wanted[:2]]
        fitting.sort(key=lambda each: _maximize(each.tag).territory != wanted.territory)
        if fitting:
            return fitting[0]
    return languages[0]


_RANGE = re.compile(
    r"\s*(?P<tag>\*|[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*)\s*"
    r"(?:;\s*[qQ]\s*=\s*(?P<q>[01](?:\.[0-9]{0,3})?)\s*)?"
)
_LONGEST_HEADER = 2_000  # characters; what comes after is no person's list of languages


def _by_preference(header: str) -> Iterator[str]:
    """Yield the header's tags, most wanted first; ranges that are malformed are skipped."""
    matches = (_RANGE.fullmatch(part) for part in header[:_LONGEST_HEADER].split(","))
    weighted = [(float(m["q"] or 1), m["tag"]) for m in matches if m]
    weighted.sort(key=lambda pair: -pair[0])  # stable: equal weights keep their order
    return (tag for q, tag in weighted if 0 < q <= 1)


class _Locale(NamedTuple):
    language: str
    script: str
    territory: str


@cache
def _maximize(tag: str) -> _Locale:
    """Complete a tag with its likely script and territory: `zh-TW` → (zh, Hant, TW).

    Aliases and likely subtags are CLDR's (UTS #35, "Likely Subtags"), as Babel ships them.
    """
    language, *subtags = tag.replace("_", "-").split("-")
    language = str(get_global("language_aliases").get(language.lower(), language.lower()))
    script = next((s.title() for s in subtags if re.fullmatch("[A-Za-z]{4}", s)), "")
    territory = next((s.upper() for s in subtags if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", s)), "")
    likely = get_global("likely_subtags")
    for key in ((language, script, territory), (language, territory), (language, script)):
        if all(key) and "_".join(key) in likely:
            return _complete(str(likely["_".join(key)]), script, territory)
    return _complete(str(likely.get(language, language)), script, territory)


def _complete(likely: str, script: str, territory: str) -> _Locale:
    language, likely_script, likely_territory = (*likely.split("_"), "", "")[:3]
    return _Locale(language, script or likely_script, territory or likely_territory)
