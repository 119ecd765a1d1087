"""The phrases for the counter, in English and in the languages that they are translated into.

A language may have a `counter.po` and nothing else, not even an entry. It is not published then,
but its phrases are used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog

from server.catalog.compiling import compile_catalog
from server.catalog.plurals import rule_for
from server.catalog.po import Entry
from server.core.languages import SOURCE, Language, find
from server.core.paths import TRANSLATIONS

FILE = Path(__file__).with_name("phrases.toml")
PLACE = "server/features/counter/phrases.toml"

# Languages of countries that people travel to. Neighbours share words or letters, by which the file
# is 1 % smaller.
TAGS = (
    *("en", "de", "fr", "it", "es", "pt-BR", "id", "ms", "fil", "sw", "vi", "tr", "ru", "uk", "kk"),
    *("ar", "fa", "ur", "hi", "ne", "bn", "si", "th", "lo", "km", "my", "zh-Hans", "zh-Hant"),
    *("ja", "ko"),
)


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages of the phrases; English, the source, stands first."""
    return tuple(find(tag) or _describe(tag) for tag in TAGS)


def translated() -> tuple[Language, ...]:
    """Return the languages that have a catalog of phrases: all but the source."""
    return tuple(each for each in languages() if each != SOURCE)


def _describe(tag: str) -> Language:
    """Return a language that the app is not translated into, as CLDR describes it."""
    locale = Locale.parse(tag, sep="-")
    name = locale.get_display_name(locale) or tag
    return Language(
        tag=tag,
        folder=str(locale),
        name=name[0].upper() + name[1:],
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        plural_forms=rule_for(str(locale)) or "",
    )


@cache
def source_phrases() -> Mapping[str, str]:
    """Return the English phrases by code, in the order in which they are shown."""
    return {code: each["text"] for code, each in _read().items()}


def source_entries() -> list[Entry]:
    """Return the messages of a catalog of phrases, with the notes for translators."""
    return [
        Entry(source=each["text"], forms=[""], comments=[each["note"]], places=[PLACE])
        for each in _read().values()
    ]


def _read() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def catalog_path(language: Language) -> Path:
    """Return the path of a language's catalog of phrases."""
    return TRANSLATIONS / language.folder / "LC_MESSAGES" / "counter.po"


def phrases_in(language: Language) -> list[str]:
    """Return the phrases of a language in order, "" for one that is missing or has an error."""
    if language == SOURCE:
        return list(source_phrases().values())
    path = catalog_path(language)
    catalog = compile_catalog(path, language) if path.exists() else Catalog()
    return [_text(catalog, source) for source in source_phrases().values()]


def _text(catalog: Catalog, source: str) -> str:
    message = catalog.get(source)
    return str(message.string) if message and isinstance(message.string, str) else ""
