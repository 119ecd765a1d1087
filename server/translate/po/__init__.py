"""Read a catalog with the place of everything in it, and change one translation in it. Pure.

Babel's own reader passes over what it doesn't understand; a translator wants to know the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import c2py

from babel.messages.pofile import normalize

from server.translate.po.entry import CatalogError as CatalogError
from server.translate.po.entry import Entry as Entry
from server.translate.po.entry import Key as Key
from server.translate.po.reader import Reader

PLURAL = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class PoFile:
    """A catalog as read."""

    entries: Mapping[Key, Entry]
    forms: int
    plural: Callable[[int], int]


def parse(data: bytes) -> PoFile:
    """Read a catalog. Raises CatalogError at the first thing that is wrong."""
    if not data.strip():
        raise CatalogError(1, "the file is empty.")
    reader = Reader()
    for number, line in enumerate(_decode(data).split("\n"), 1):
        reader.read(number, line.removesuffix("\r"))
    reader.finish()
    header = reader.entries.pop(("", ""), None)
    forms, plural = _read_rule(header) if header else (2, c2py("n != 1"))
    return PoFile(reader.entries, forms, plural)


def replace(data: bytes, entry: Entry, strings: Sequence[str], *, fuzzy: bool) -> bytes:
    """Give the catalog with other translations in one entry; every other byte stays."""
    lines = re.split(r"(?<=\n)", data.decode())
    end = "\r\n" if lines[entry.begin - 1].endswith("\r\n") else "\n"
    written = [line + end for line in _write(entry, strings)]
    if not lines[entry.end - 1].endswith("\n"):
        written[-1] = written[-1].removesuffix(end)
    lines[entry.begin - 1 : entry.end] = written
    if entry.is_fuzzy and not fuzzy:
        flags = ", ".join(flag for flag in entry.flags if flag != "fuzzy")
        lines[entry.flags_line - 1] = f"#, {flags}{end}" if flags else ""
    return "".join(lines).encode()


def _write(entry: Entry, strings: Sequence[str]) -> Iterator[str]:
    for index, text in enumerate(strings):
        keyword = f"msgstr[{index}]" if entry.plural else "msgstr"
        yield from f"{keyword} {normalize(text, width=0)}".split("\n")


def _decode(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(line, "this is not UTF-8; save the file in that encoding.") from error
    if text.startswith(BOM):
        raise CatalogError(1, "the file begins with a byte order mark; save it without one.")
    return text


def _read_rule(header: Entry) -> tuple[int, Callable[[int], int]]:
    match = PLURAL.search(header.strings[0])
    try:
        return (int(match[1]), c2py(match[2])) if match else (2, c2py("n != 1"))
    except ValueError as error:
        raise CatalogError(header.line, f"Plural-Forms can't be read: {error}.") from error
