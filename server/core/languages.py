"""The languages we speak, and which one an `Accept-Language` header asks for."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from babel.core import get_global

from server.core.macrolanguages import family_of
from server.core.paths import TRANSLATIONS

ENTRY = "language.json"  # a file a language, so that two additions don't conflict in git
SOURCE_TAG = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language a user picks: BCP 47 tag, catalog folder, own name, direction of its script.

    `plural_forms` is its pinned rule; `reviewed` says that a native speaker has read all of it;
    `published` is what `nobars translate update` last found (see server/catalog/publishing.py).
    `unfinished_since` is the day from which a published language lacks messages that it needs, as
    `2026-11-26`. `order` is its place where languages are listed; equal ones are sorted by tag.
    `translators` are the names of those who wish to stand on the page about the app.
    """

    tag: str
    folder: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    plural_forms: str = ""
    reviewed: bool = False
    published: bool = False
    order: int = 100
    unfinished_since: str = ""
    translators: tuple[str, ...] = ()


class TableError(ValueError):
    """The languages' entries can't be used; the message says why."""


def read_languages(folder: Path = TRANSLATIONS) -> tuple[Language, ...]:
    """Read the entry of each language. The source language stands first. Raises TableError."""
    languages = [_read_entry(path) for path in sorted(folder.glob(f"*/{ENTRY}"))]
    if not any(each.tag == SOURCE_TAG for each in languages):
        raise TableError(f"{folder.name}/{SOURCE_TAG}/{ENTRY} is missing")
    languages.sort(key=lambda each: (each.tag != SOURCE_TAG, each.order, each.tag))
    return tuple(languages)


def _read_entry(path: Path) -> Language:
    shown = f"{path.parent.name}/{path.name}"
    try:
        members = json.loads(path.read_text("utf-8"))
        names = members.pop("translators", [])
        language = Language(**members, translators=tuple(names))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise TableError(f"{shown} is no entry of a language: {error}") from error
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TableError(f"{shown} needs translators as a list of names")
    if language.direction not in {"ltr", "rtl"} or not language.plural_forms:
        raise TableError(f"{shown} needs direction ltr or rtl, and plural_forms")
    if language.folder != path.parent.name:
        raise TableError(f"{shown} names another folder: {language.folder}")
    return language


def write_entry(language: Language, folder: Path = TRANSLATIONS) -> None:
    """Write a language's entry, the same bytes for the same language."""
    path = entry_path(language, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_entry(language), "utf-8")


def entry_path(language: Language, folder: Path = TRANSLATIONS) -> Path:
    """Return the place of a language's entry."""
    return folder / language.folder / ENTRY


def format_entry(language: Language) -> str:
    """Return a language's entry as its file has it."""
    members = {name: value for name, value in asdict(language).items() if value not in ("", ())}
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


try:
    LANGUAGES = read_languages()
except TableError as error:
    sys.exit(f"nobars: {error}")  # nothing works without it, and one line says why
SOURCE = LANGUAGES[0]  # English needs no catalog


def script_of(tag: str) -> str:
    """Return the script that a language is written in, as ISO 15924 has it: `Latn`, `Hant`."""
    return maximize(tag).script


def find(tag: str, languages: Sequence[Language] = LANGUAGES) -> Language | None:
    """Find the language of a tag in any spelling: `zh-hans` and `ZH_Hans` are `zh-Hans`."""
    wanted = tag.replace("_", "-").lower()
    return next((each for each in languages if each.tag.lower() == wanted), None)


_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def match(tag: str, languages: Sequence[Language]) -> Language | None:
    """Return the language that readers of a tag can read, else None: `zh-TW` is `zh-Hant`.

    Tags are completed with CLDR's likely subtags and matched by language and script, a shared
    territory first. So `zh-HK` is Traditional Chinese, and never falls back to Simplified. A
    member of a macrolanguage counts as that, where it has no language of its own: `yue` is `zh`.
    """
    if not _TAG.fullmatch(tag):
        return None
    wanted = maximize(tag)
    fitting = [each for each in languages if maximize(each.tag)[:2] == wanted[:2]]
    fitting = fitting or [each for each in languages if _written(each.tag) == _written(tag)]
    fitting.sort(key=lambda each: maximize(each.tag).territory != wanted.territory)
    return fitting[0] if fitting else None


def negotiate(header: str, languages: Sequence[Language] = LANGUAGES) -> Language:
    """Choose the language for an `Accept-Language` header; the first one if none fits."""
    for tag in _by_preference(header):
        fitting = languages[0] if tag == "*" else match(tag, languages)
        if fitting:
            return fitting
    return languages[0]


def _written(tag: str) -> tuple[str, str]:
    language, script, _ = maximize(tag)
    return family_of(language), script


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


class LikelyLocale(NamedTuple):
    """A tag with its likely script and territory."""

    language: str
    script: str
    territory: str


@lru_cache(4096)  # whoever asks can make up any number of tags
def maximize(tag: str) -> LikelyLocale:
    """Complete a tag with its likely script and territory: `zh-TW` → (zh, Hant, TW).

    Aliases and likely subtags are CLDR's (UTS #35, "Likely Subtags"), as Babel ships them.
    """
    language, *subtags = tag.replace("_", "-").split("-")
    alias = str(get_global("language_aliases").get(language.lower(), language.lower()))
    language, *implied = alias.split("_")  # `prs` is an alias of fa_AF
    subtags += implied
    script = next((s.title() for s in subtags if re.fullmatch("[A-Za-z]{4}", s)), "")
    territory = next((s.upper() for s in subtags if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", s)), "")
    likely = get_global("likely_subtags")
    for key in ((language, script, territory), (language, territory), (language, script)):
        if all(key) and "_".join(key) in likely:
            return _complete(str(likely["_".join(key)]), script, territory)
    return _complete(str(likely.get(language, language)), script, territory)


def _complete(likely: str, script: str, territory: str) -> LikelyLocale:
    language, likely_script, likely_territory = (*likely.split("_"), "", "")[:3]
    return LikelyLocale(language, script or likely_script, territory or likely_territory)
