"""Checking the beginning of a catalog's file: its encoding, line ends and header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from server.catalog import plurals
from server.catalog.po import Entry, header_fields
from server.core.languages import Language


class Mistake(NamedTuple):
    """A mistake of the file: rule, line, problem. `nobars translate format` mends all of them."""

    rule: str
    line: int
    problem: str


def check_bytes(data: bytes) -> Iterator[Mistake]:
    """Yield the mistakes that are seen before the file is parsed."""
    if data.startswith(b"\xef\xbb\xbf"):
        problem = "The file begins with a byte order mark, for which gettext’s tools skip it."
        yield Mistake("file.bom", 1, problem)
    if b"\r" in data:
        line = data.count(b"\n", 0, data.index(b"\r")) + 1
        windows = data.count(b"\r\n") == data.count(b"\r")
        ends = "on Windows (CR LF)" if windows else "on old Macs (CR)"
        yield Mistake("file.line-ends", line, f"Lines end as {ends}.")


def check_header(entries: list[Entry], language: Language) -> Iterator[Mistake]:
    """Yield the mistakes of the entry that holds the header."""
    header = next((each for each in entries if each.is_header), None)
    if header is None:
        problem = "The header is missing: the entry with an empty msgid at the top."
        yield Mistake("header.missing", 1, problem)
        return
    fields = header_fields(entries)
    if header.is_fuzzy:
        problem = "The header is marked fuzzy, for which gettext’s tools skip the whole catalog."
        yield Mistake("header.fuzzy", header.line, problem)
    charset = fields.get("content-type", "").lower().partition("charset=")[2].strip()
    if charset != "utf-8":
        problem = f"The header says that the file’s charset is {charset or 'nothing'}, not utf-8."
        yield Mistake("header.charset", header.line, problem)
    if fields.get("language") != language.folder:
        named = fields.get("language") or "nothing"
        problem = (
            f"The header says that the language is {named}; the folder says {language.folder}."
        )
        yield Mistake("header.language", header.line, problem)
    rule = fields.get("plural-forms", "")
    if not _is_same(rule, language.plural_forms):
        pinned = language.plural_forms
        problem = f"Plural-Forms is {rule or 'missing'!r}; for this language it is {pinned!r}."
        yield Mistake("header.plural", header.line, problem)


def _is_same(rule: str, pinned: str) -> bool:
    try:
        return plurals.is_same(rule, pinned)
    except ValueError:
        return False
