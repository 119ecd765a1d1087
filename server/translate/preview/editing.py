"""Write one translation into a catalog, and nothing else, unless someone else was faster."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server.languages import Language
from server.translate.po import CatalogError, Entry, Key, parse, replace
from server.translate.preview.checks import problems

_writing = threading.Lock()


class EditRefusedError(Exception):
    """A translation that was not written; the message says why, in words for the translator."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a translator makes of a message; `before` is what they saw when they began."""

    key: Key
    before: Sequence[str]
    strings: Sequence[str]
    fuzzy: bool = False


def write(path: Path, language: Language, edit: Edit) -> None:
    """Write the edit to the catalog at `path`. Raises EditRefusedError, and writes nothing then."""
    with _writing:
        data, status = _read(path)
        try:
            entry = parse(data).entries.get(edit.key)
        except CatalogError as error:
            raise EditRefusedError(f"Mend the catalog first: {error}") from error
        if entry is None:
            raise EditRefusedError(
                "The catalog does not have this message. Run `nobars translate update`."
            )
        if list(entry.strings) != list(edit.before):
            raise EditRefusedError(
                f"The catalog has another translation by now, in line {entry.begin}. "
                "Nothing was written; look at that one first."
            )
        _check(entry, edit.strings, language)
        _swap(path, replace(data, entry, edit.strings, fuzzy=edit.fuzzy), status)


def _read(path: Path) -> tuple[bytes, os.stat_result]:
    try:
        with path.open("rb") as file:
            return file.read(), os.fstat(file.fileno())
    except OSError as error:
        raise EditRefusedError(f"The catalog can't be read: {error.strerror}.") from error


def _check(entry: Entry, strings: Sequence[str], language: Language) -> None:
    """Refuse what would break a page. A plural form may leave out what only the singular lacks."""
    if len(strings) != len(entry.strings):
        raise EditRefusedError(f"The catalog has {len(entry.strings)} forms of this message.")
    for text in strings:
        found = problems(entry.plural or entry.id, text, language)
        if found and (not entry.plural or problems(entry.id, text, language)):
            raise EditRefusedError(" ".join(found))


def _swap(path: Path, data: bytes, status: os.stat_result) -> None:
    """Put the new file in place of the old one at once, with its permissions."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".messages-", suffix=".po")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(status.st_mode)
        now = path.stat()
        if (now.st_ino, now.st_mtime_ns) != (status.st_ino, status.st_mtime_ns):
            raise EditRefusedError(
                "Another program wrote the catalog at the same moment. "
                "Nothing was written; save again."
            )
        fresh.replace(path)
    except OSError as error:
        raise EditRefusedError(f"The catalog can't be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)
