"""The words of an app that someone works on: read from each catalog as it lies on disk now.

With marks, each text that a page gets also says which message it is, in characters that no
catalog holds; the preview's script takes them off again before they are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flask import g
from flask_babel import Domain

from server.languages import SOURCE, Language
from server.localization import TRANSLATIONS, present_language
from server.translate.po import Entry, Key, PoFile
from server.translate.pseudo import CHANGES
from server.translate.watched import WatchedCatalog

OPEN, CLOSE = 0xF0000, chr(0x10FFFD)  # private use: chr(OPEN + index) text CLOSE
State = Literal["source", "untranslated", "fuzzy", "translated", "unknown"]


class Marks:
    """The number of each message, the same as long as the server runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self.keys: list[Key] = []
        self._indexes: dict[Key, int] = {}

    def index(self, key: Key) -> int:
        """Give a message's number; a new one where it has none."""
        if key not in self._indexes:
            self._indexes[key] = len(self.keys)
            self.keys.append(key)
        return self._indexes[key]

    def mark(self, key: Key, text: str) -> str:
        """Give the text with its message's number around it."""
        return f"{chr(OPEN + self.index(key))}{text}{CLOSE}"


@dataclass(frozen=True)
class LiveTranslations:
    """A language's words, as Flask-Babel and `server.localization` ask for them."""

    catalog: PoFile
    change: Callable[[str], str]  # what becomes of a source text that has no translation
    mark: Callable[[Key, str], str]

    def ugettext(self, source: str) -> str:
        """Translate."""
        return self.upgettext("", source)

    def upgettext(self, context: str, source: str) -> str:
        """Translate what has a context."""
        entry = self.catalog.entries.get((context, source))
        text = entry.strings[0] if entry and entry.is_translated else self.change(source)
        return self.mark((context, source), text)

    def ungettext(self, one: str, many: str, n: int) -> str:
        """Translate what has plural forms."""
        forms = self._forms(one, many)
        index = self.catalog.plural(n) if self._is_translated(one) else int(n != 1)
        return self.mark(("", one), forms[min(index, len(forms) - 1)])

    @property
    def _catalog(self) -> _AllForms:
        return _AllForms(self)

    def _is_translated(self, one: str) -> bool:
        entry = self.catalog.entries.get(("", one))
        return bool(entry and entry.is_translated)

    def _forms(self, one: str, many: str) -> list[str]:
        entry = self.catalog.entries.get(("", one))
        if entry and entry.is_translated:
            return entry.strings
        return [self.change(one), self.change(many)]


class _AllForms(Mapping[tuple[str, int], str]):
    """Every plural form by source and index, as a compiled catalog keeps them."""

    def __init__(self, translations: LiveTranslations) -> None:
        self._translations = translations

    def __getitem__(self, key: tuple[str, int]) -> str:
        one, index = key
        entry = self._translations.catalog.entries[("", one)]
        forms = self._translations._forms(one, entry.plural)  # noqa: SLF001 (its other half)
        if index >= len(forms):
            raise KeyError(key)
        return self._translations.mark(("", one), forms[index])

    def __iter__(self) -> Iterator[tuple[str, int]]:
        for entry in self._translations.catalog.entries.values():
            yield from ((entry.id, index) for index, _ in enumerate(entry.strings))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LiveDomain(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """Gives each request the words that are on disk when it begins."""

    def __init__(self, folder: Path = TRANSLATIONS, marks: Marks | None = None) -> None:
        """Read the catalogs below `folder`; mark the texts if told how."""
        super().__init__()
        self.folder = folder
        self.marks = marks
        self._watched: dict[str, WatchedCatalog] = {}

    def watch(self, language: Language) -> WatchedCatalog:
        """Give a language's catalog; the source and what is made from it have the template."""
        name = (
            "messages.pot" if is_source(language) else f"{language.folder}/LC_MESSAGES/messages.po"
        )
        return self._watched.setdefault(name, WatchedCatalog(self.folder / name))

    def get_translations(self) -> LiveTranslations:
        """Give the words of the present language, the same through one request."""
        if "live_translations" not in g:
            language = present_language()
            catalog = self.watch(language).look()
            change = CHANGES.get(language.tag, str)
            mark = self.marks.mark if self.marks else _leave
            g.live_translations = LiveTranslations(catalog, change, mark)
        translations: LiveTranslations = g.live_translations
        return translations

    def state(self, language: Language, key: Key) -> State:
        """Say how far the translation of a message is."""
        entry = self.watch(language).good.entries.get(key)
        if is_source(language):
            return "source"
        return _state(entry) if entry else "unknown"


def is_source(language: Language) -> bool:
    """Whether its words are the source's, or made from them."""
    return language == SOURCE or language.tag in CHANGES


def _state(entry: Entry) -> State:
    if not entry.is_translated:
        return "untranslated"
    return "fuzzy" if entry.is_fuzzy else "translated"


def _leave(_key: Key, text: str) -> str:
    return text
