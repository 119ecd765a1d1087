"""Reading and writing the catalogs on disk."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from server.catalog.coverage import read_template
from server.catalog.po import BRING_BACK, CatalogError, Entry, decode, header_fields, read_entries
from server.catalog.writing import format_catalog
from server.core.files import NotWrittenError, replace_file
from server.core.languages import Language
from server.core.paths import TRANSLATIONS
from server.translate.extraction import extract_messages as extract_messages
from server.translate.merging import merge
from server.translate.tags import shown

TEMPLATE = TRANSLATIONS / "messages.pot"
_EMPTY = "The file is empty, so its translations are gone from it."
_BEGIN_ANEW = f"{BRING_BACK} To begin anew, delete the file, then run `nobars translate update`."
# Lines that programs write above a header, and that name nobody.
_NO_NAME = re.compile(
    r"SOME DESCRIPTIVE TITLE|Copyright|This file is distributed under|FIRST AUTHOR|Translations? "
    r"(?:template )?for|Nobars, under the MIT|^$|YEAR THE PACKAGE"
)


def catalog_path(language: Language) -> Path:
    """Return the path of a language's catalog."""
    return TRANSLATIONS / language.folder / "LC_MESSAGES" / "messages.po"


def read_messages() -> list[Entry]:
    """Return the messages of the template; end the command if it can't be read."""
    try:
        return read_template()
    except (OSError, CatalogError) as error:
        sys.exit(f"nobars: {TEMPLATE.name} can't be read: {error} Run `nobars translate update`.")


def write_over(path: Path, data: bytes, before: bytes | None) -> None:
    """Write a file that was `before` until now; end the command if it can't be written."""
    with ending_unless_written(path):
        replace_file(path, data, before)


@contextmanager
def ending_unless_written(path: Path) -> Iterator[None]:
    """End the command if a file can't be written, with the reason."""
    try:
        yield
    except NotWrittenError as error:
        sys.exit(f"nobars: {shown(path)} is not written and as it was: {error}.")


def template_bytes(messages: Iterable[Entry]) -> bytes:
    """Return the content of the template's file."""
    return format_catalog(messages, "main")


def catalog_bytes(language: Language, data: bytes | None, messages: Sequence[Entry]) -> bytes:
    """Return the content of a catalog's file: these messages, with the translations of `data`.

    `data` is the present content, None if there is no file yet. Raise CatalogError if it can't be
    read, if it is empty, or if a translation would be lost.
    """
    written = [] if data is None else read_entries(decode(data))
    if data is not None and not any(not each.is_header for each in written):
        raise CatalogError(1, _EMPTY, _BEGIN_ANEW)
    return written_anew(language, written, messages)


def written_anew(language: Language, written: Sequence[Entry], messages: Sequence[Entry]) -> bytes:
    """Return the content of a catalog's file: these messages, with translations of `written`.

    Raise CatalogError if a translation would be lost.
    """
    rule = header_fields(list(written)).get("plural-forms", "")
    merged = merge(language, rule, written, messages)
    _refuse_loss(written, merged)
    return format_catalog(merged, language.folder, language.plural_forms, _names(written))


def _names(entries: Iterable[Entry]) -> list[str]:
    """Return the lines that translators wrote above the header, such as their names."""
    header = next((each for each in entries if each.is_header), None)
    return [note for note in (header.notes if header else []) if not _NO_NAME.search(note)]


def _refuse_loss(before: Iterable[Entry], after: Iterable[Entry]) -> None:
    """Raise CatalogError if a text of `before` is neither a translation nor a note of `after`."""
    kept = {text for each in after for text in each.forms}
    comments = " ".join(note for each in after for note in each.notes)
    plain = " ".join(comments.split())
    for entry in before:
        for line, text in zip(entry.lines, entry.forms, strict=False):
            if not entry.is_header and text not in kept and " ".join(text.split()) not in plain:
                problem = "This translation would be lost, so nothing is written."
                raise CatalogError(line, problem, "Give it another place, or delete it yourself.")
