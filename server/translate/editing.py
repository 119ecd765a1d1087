"""Writing one translation into a catalog, unless the catalog has changed meanwhile."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from server.catalog.acceptance import accept, withdraw
from server.catalog.judging import errors_of
from server.catalog.po import CatalogError, Entry
from server.core.files import NotWrittenError, replace_file
from server.core.languages import Language
from server.translate.rewriting import rewrite
from server.translate.watched import Key, read_catalog, unreadable

_writing = threading.Lock()
_HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate, which UTF-8 can't encode


class EditRefusedError(Exception):
    """A translation was not written; the message tells the translator why."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A translator's change of a message.

    `before` are the forms that they saw at the beginning, `strings` the new ones. `accept` has the
    rules whose advice they accept, with their reasons; `withdraw` has rules that are no longer
    accepted.
    """

    key: Key
    before: Sequence[str]
    strings: Sequence[str]
    fuzzy: bool = False
    accept: Mapping[str, str] = field(default_factory=dict)
    withdraw: Sequence[str] = ()

    def notes(self, before: Sequence[str]) -> list[str]:
        """Return a message's notes with the changed acceptances."""
        notes = list(before)
        for rule in [*self.withdraw, *self.accept]:
            notes = withdraw(notes, rule)
        for rule, reason in self.accept.items():
            notes = accept(notes, rule, reason)
        return notes


def write(path: Path, language: Language, edit: Edit) -> None:
    """Write the edit to the catalog at `path`. Raise EditRefusedError if nothing was written."""
    with _writing:
        data = _read(path)
        try:
            entry = read_catalog(data).get(edit.key)
        except CatalogError as error:
            place = f"line {error.line}: {error.problem} {error.remedy}"
            raise EditRefusedError(f"Mend the catalog first: {place}") from error
        if entry is None:
            raise EditRefusedError(
                "The catalog does not have this message. Run `nobars translate update`."
            )
        if entry.forms != list(edit.before):
            raise EditRefusedError(
                f"The catalog has another translation by now, in line {entry.lines[0]}. "
                "Nothing was written; look at that one first."
            )
        _check(entry, edit.strings, language)
        notes = edit.notes(entry.notes)
        changed = rewrite(data, entry, edit.strings, fuzzy=edit.fuzzy, notes=notes)
        try:
            replace_file(path, changed, data)
        except NotWrittenError as error:
            raise EditRefusedError(
                f"The catalog can't be written: {error}. Nothing was written; save again."
            ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EditRefusedError(f"Nothing was written: {unreadable(error)}") from error


def _check(entry: Entry, forms: Sequence[str], language: Language) -> None:
    """Raise EditRefusedError if a release would not show the forms; empty ones are allowed."""
    if len(forms) != len(entry.forms):
        raise EditRefusedError(f"The catalog has {len(entry.forms)} forms of this message.")
    if any(_HALF.search(text) for text in forms):
        raise EditRefusedError(
            "Half a character stands in the text, as some keyboards leave of an emoji. Delete it."
        )
    found = errors_of(replace(entry, forms=list(forms)), language) if all(forms) else ()
    if found:
        told = [f"{each.problem} {each.rule.remedy}" for each in found]
        raise EditRefusedError(" ".join(dict.fromkeys(told)))
