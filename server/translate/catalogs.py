"""Catalogs on disk: plain gettext, and the same bytes whoever writes them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from server.catalog import plurals
from server.catalog.check import Key
from server.catalog.coverage import read_template
from server.catalog.po import CatalogError, Entry, decode, header_fields, read_entries
from server.catalog.writing import format_catalog
from server.core.languages import Language
from server.core.paths import TRANSLATIONS
from server.translate.extraction import extract_messages as extract_messages

TEMPLATE = TRANSLATIONS / "messages.pot"


def catalog_path(language: Language) -> Path:
    """Return the place of a language's catalog."""
    return TRANSLATIONS / language.folder / "LC_MESSAGES" / "messages.po"


def read_messages() -> list[Entry]:
    """Read the messages there are; ends with one line if the template can't be read."""
    try:
        return read_template()
    except (OSError, CatalogError) as error:
        sys.exit(f"nobars: {TEMPLATE.name} can't be read: {error} Run `nobars translate update`.")


def template_bytes(messages: Iterable[Entry]) -> bytes:
    """Return the template as its file has it."""
    return format_catalog(messages, "main")


def catalog_bytes(language: Language, data: bytes, messages: Sequence[Entry]) -> bytes:
    """Return a catalog as its file should be: these messages, with the file's translations.

    What only the file has, and is translated, goes to the end as obsolete, and comes back from
    there with its message; what only the template has is empty. No translation is ever guessed.
    Raises CatalogError.
    """
    written = read_entries(decode(data).replace("\r\n", "\n"))
    rule = header_fields(written).get("plural-forms", "")
    theirs = _by_key(written)
    merged = [_merge(each, theirs.pop(each.key, None), rule, language) for each in messages]
    left = sorted(theirs.values(), key=lambda each: (each.source or "", each.context or ""))
    obsolete = [replace(each, obsolete=True, forms=_forms(each, rule, language)) for each in left]
    return format_catalog([*merged, *obsolete], language.folder, language.plural_forms)


def _by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """Index what is translated; of two with one key, the first that is in use."""
    usable = [each for each in entries if not each.is_header and any(each.forms)]
    usable.sort(key=lambda each: each.obsolete)
    found: dict[Key, Entry] = {}
    for entry in usable:
        found.setdefault(entry.key, entry)
    return found


def _merge(message: Entry, entry: Entry | None, rule: str, language: Language) -> Entry:
    count = 1 if message.plural is None else plurals.parse(language.plural_forms)[0]
    if entry is None or (entry.plural is None) != (message.plural is None):
        return replace(message, forms=[""] * count)
    flags = [*message.flags, *(["fuzzy"] if entry.is_fuzzy else [])]
    forms = _forms(entry, rule, language)
    forms += [""] * (count - len(forms))
    return replace(message, forms=forms, notes=entry.notes, flags=flags)


def _forms(entry: Entry, rule: str, language: Language) -> list[str]:
    """Return the translation, its plural forms in the order of the pinned rule."""
    if entry.plural is None:
        return entry.forms
    try:
        return plurals.rearrange(entry.forms, rule, language.plural_forms)
    except ValueError:  # a header without a rule: the forms stand as they are
        return list(entry.forms)
