"""Translations for development and preview, read from the catalogs on disk at each request.

With tracers, each text of a page has its message's number around it, in characters of private use.
The preview's script reads and removes them before they are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flask import g
from flask_babel import Domain

from server.catalog.plurals import source_forms
from server.core.languages import SOURCE, Language
from server.core.localization import current_language
from server.core.paths import TRANSLATIONS
from server.translate.pseudo import CHANGES
from server.translate.watched import Key, WatchedCatalog, Words

OPEN, CLOSE = 0xF0000, chr(0x10FFFD)  # private use: chr(OPEN + index) text CLOSE
State = Literal["source", "untranslated", "wrong", "fuzzy", "translated", "unknown"]


class Tracers:
    """The number of each message, the same as long as the server runs."""

    def __init__(self) -> None:
        """Begin without messages."""
        self.keys: list[Key] = []
        self._indexes: dict[Key, int] = {}

    def index(self, key: Key) -> int:
        """Return a message's number; a new one if it has none yet."""
        if key not in self._indexes:
            self._indexes[key] = len(self.keys)
            self.keys.append(key)
        return self._indexes[key]

    def trace(self, key: Key, text: str) -> str:
        """Return the text with its message's number around it."""
        return f"{chr(OPEN + self.index(key))}{text}{CLOSE}"


@dataclass(frozen=True)
class LiveTranslations:
    """A language's translations, with the methods that Flask-Babel and localization.py call.

    `change` is applied to source texts without a translation, `trace` to each text of a page.
    """

    words: Words
    change: Callable[[str], str]
    trace: Callable[[Key, str], str]

    def ugettext(self, source: str) -> str:
        """Return the translation of a message."""
        return self.upgettext("", source)

    def upgettext(self, context: str, source: str) -> str:
        """Return the translation of a message with a context, "" for none."""
        key = (context, source)
        forms = self.words.forms(key)
        return self.trace(key, forms[0] if forms else self.change(source))

    def ungettext(self, one: str, many: str, n: int) -> str:
        """Return the plural form of a message for a number."""
        return self.trace(("", one), self.forms(one, many)[self.words.choose(n)])

    @property
    def _catalog(self) -> _AllForms:
        return _AllForms(self)

    def forms(self, one: str, many: str) -> list[str]:
        """Return all plural forms, in the order of the language's rule."""
        translated = self.words.forms(("", one))
        sources = source_forms(self.words.language.plural_forms, one, many)
        return translated or [self.change(each) for each in sources]


class _AllForms(Mapping[tuple[str, int], str]):
    """Every plural form by source and index, as in a compiled catalog."""

    def __init__(self, translations: LiveTranslations) -> None:
        self._translations = translations

    def __getitem__(self, key: tuple[str, int]) -> str:
        one, index = key
        entry = self._translations.words.entries["", one]
        forms = self._translations.forms(one, entry.plural or one)
        if index >= len(forms):
            raise KeyError(key)
        return self._translations.trace(("", one), forms[index])

    def __iter__(self) -> Iterator[tuple[str, int]]:
        for (context, source), entry in self._translations.words.entries.items():
            if not context and entry.plural is not None:
                yield from ((source, index) for index, _ in enumerate(entry.forms))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LiveDomain(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """Gives each request the translations that are on disk when it begins."""

    def __init__(self, folder: Path = TRANSLATIONS, tracers: Tracers | None = None) -> None:
        """Use the catalogs below `folder`; with `tracers`, put them around the texts."""
        super().__init__()
        self.folder = folder
        self.tracers = tracers
        self._watched: dict[str, WatchedCatalog] = {}  # by tag

    def watch(self, language: Language) -> WatchedCatalog:
        """Return a language's catalog; that of the source and pseudo-locales is the template."""
        name = (
            "messages.pot" if is_source(language) else f"{language.folder}/LC_MESSAGES/messages.po"
        )
        fresh = WatchedCatalog(self.folder / name, language)
        return self._watched.setdefault(language.tag, fresh)

    def get_translations(self) -> LiveTranslations:
        """Return the translations of the current language, the same during one request."""
        if "live_translations" not in g:
            language = current_language()
            words = self.watch(language).look()
            change = CHANGES.get(language.tag, str)
            trace = self.tracers.trace if self.tracers else _leave
            g.live_translations = LiveTranslations(words, change, trace)
        translations: LiveTranslations = g.live_translations
        return translations

    def state(self, language: Language, key: Key) -> State:
        """Return the state of a message's translation."""
        words = self.watch(language).good
        entry = words.entries.get(key)
        if is_source(language):
            return "source"
        if entry is None:
            return "unknown"
        if key in words.problems:
            return "wrong"
        if not all(entry.forms):
            return "untranslated"
        return "fuzzy" if entry.is_fuzzy else "translated"


def is_source(language: Language) -> bool:
    """Return whether a language's words are the source's, or made from them (pseudo-locales)."""
    return language == SOURCE or language.tag in CHANGES


def _leave(_key: Key, text: str) -> str:
    return text
