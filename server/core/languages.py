"""The languages of the app, and the choice of one by a tag or an `Accept-Language` header."""

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

from server.core.files import replace_file
from server.core.macrolanguages import family_of
from server.core.paths import TRANSLATIONS

ENTRY = "language.json"  # one file for each language, so that two additions don't conflict in git
SOURCE_TAG = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that users pick: BCP 47 tag, catalog folder, own name, direction of its script.

    `plural_forms` is its pinned rule. `reviewed` says that a native speaker has read all of it.
    `published` is the last decision of `nobars translate update` (server/catalog/publishing.py).
    `unfinished_since` is the first day on which a published language lacked messages that it
    needs, such as `2026-11-26`. Lists of languages are sorted by `order`, then by tag.
    `translators` are the names of translators who want to be named on the page about the app.
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
    """An entry of a language can't be used; the message says why."""


def read_languages(folder: Path = TRANSLATIONS) -> tuple[Language, ...]:
    """Return all languages, the source language first. Raise TableError for an unusable entry."""
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
    """Write a language's entry; the same language gives the same bytes. Raise NotWrittenError."""
    path = entry_path(language, folder)
    before = path.read_bytes() if path.exists() else None
    if (text := format_entry(language).encode()) != before:
        replace_file(path, text, before)


def entry_path(language: Language, folder: Path = TRANSLATIONS) -> Path:
    """Return the path of a language's entry."""
    return folder / language.folder / ENTRY


def format_entry(language: Language) -> str:
    """Return the text of a language's entry."""
    members = {name: value for name, value in asdict(language).items() if value not in ("", ())}
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


try:
    LANGUAGES = read_languages()
except TableError as error:
    sys.exit(f"nobars: {error}")  # no command works without it; a line is better than a traceback
SOURCE = LANGUAGES[0]  # English needs no catalog


def script_of(tag: str) -> str:
    """Return the ISO 15924 code of the script that a language is written in: `Latn`, `Hant`."""
    return maximize(tag).script


def find(tag: str, languages: Sequence[Language] = LANGUAGES) -> Language | None:
    """Return the language of a tag in any spelling, else None: `ZH_Hans` is `zh-Hans`."""
    wanted = tag.replace("_", "-").lower()
    return next((each for each in languages if each.tag.lower() == wanted), None)


_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def match(tag: str, languages: Sequence[Language]) -> Language | None:
    """Return the language that readers of a tag can read, else None: `zh-TW` is `zh-Hant`.

    Tags are completed with CLDR's likely subtags and matched by language and script, a shared
    territory first. So `zh-HK` is Traditional Chinese, and never falls back to Simplified. If
    none matches, a member of a macrolanguage counts as the macrolanguage: `yue` as `zh`.
    """
    if not _TAG.fullmatch(tag):
        return None
    wanted = maximize(tag)
    fitting = [each for each in languages if maximize(each.tag)[:2] == wanted[:2]]
    fitting = fitting or [each for each in languages if _written(each.tag) == _written(tag)]
    fitting.sort(key=lambda each: maximize(each.tag).territory != wanted.territory)
    return fitting[0] if fitting else None


def negotiate(header: str, languages: Sequence[Language] = LANGUAGES) -> Language:
    """Return the language for an `Accept-Language` header; the first one if none fits."""
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
_LONGEST_HEADER = 2_000  # characters that are read; browsers send far fewer


def _by_preference(header: str) -> Iterator[str]:
    """Yield the header's tags, most wanted first; malformed ranges are skipped."""
    matches = (_RANGE.fullmatch(part) for part in header[:_LONGEST_HEADER].split(","))
    weighted = [(float(m["q"] or 1), m["tag"]) for m in matches if m]
    weighted.sort(key=lambda pair: -pair[0])  # stable: equal weights keep their order
    return (tag for q, tag in weighted if 0 < q <= 1)


class LikelyLocale(NamedTuple):
    """A tag with its likely script and territory."""

    language: str
    script: str
    territory: str


@lru_cache(4096)  # bounded, because requests can name any number of tags
def maximize(tag: str) -> LikelyLocale:
    """Return a tag completed with its likely script and territory: `zh-TW` → (zh, Hant, TW).

    Aliases and likely subtags are CLDR's (UTS #35, "Likely Subtags"), as Babel ships them.
    """
    # What follows a subtag of one character says no language: phones set to Latin digits send
    # `ar-EG-u-nu-latn`.
    spoken = re.split("-[a-z0-9]-", tag.replace("_", "-").lower())[0]
    language, *subtags = _without_family(spoken).split("-")
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


def _without_family(tag: str) -> str:
    """Return a tag without the macrolanguage before a language (RFC 5646): `yue` for `zh-yue`."""
    family, _, rest = tag.replace("zh-min-nan", "zh-nan").partition("-")
    member = rest.partition("-")[0]
    return rest if family_of(member) == family != member else tag


def _complete(likely: str, script: str, territory: str) -> LikelyLocale:
    language, likely_script, likely_territory = (*likely.split("_"), "", "")[:3]
    return LikelyLocale(language, script or likely_script, territory or likely_territory)
