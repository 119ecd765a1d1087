"""Changing one translation in the bytes of a catalog, without input or output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel.messages.pofile import normalize

from server.catalog.po import Entry

_NOTE = re.compile(r"\s*#(?![.:,|~])")  # a comment by a translator


def rewrite(
    data: bytes,
    entry: Entry,
    forms: Sequence[str],
    *,
    fuzzy: bool,
    notes: Sequence[str] | None = None,
) -> bytes:
    """Return the catalog with `forms` as the translation of one entry; all other bytes stay.

    `notes` replace the translators' comments of the entry; None keeps them.
    """
    lines = list(_lines(data))
    begin, end = entry.lines[0] - 1, entry.lines[-1]
    while end < len(lines) and lines[end].lstrip().startswith('"'):
        end += 1
    newline = _ending(lines[begin]) or "\n"
    written = [line + newline for line in _write(entry, forms)]
    if not _ending(lines[end - 1]):
        written[-1] = written[-1].removesuffix(newline)
    lines[begin:end] = written
    if entry.is_fuzzy and not fuzzy:
        _take_off_fuzzy(lines, begin)
    if notes is not None and list(notes) != entry.notes:
        _write_notes(lines, begin, entry, [f"# {note}".rstrip() + newline for note in notes])
    return "".join(lines).encode()


@lru_cache(maxsize=1)
def _lines(data: bytes) -> Sequence[str]:
    """Return the lines of a catalog with their ends: LF, CR LF, or CR alone."""
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", data.decode())


def _ending(line: str) -> str:
    return next((each for each in ("\r\n", "\n", "\r") if line.endswith(each)), "")


def _write(entry: Entry, forms: Sequence[str]) -> Iterator[str]:
    for index, text in enumerate(forms):
        keyword = "msgstr" if entry.plural is None else f"msgstr[{index}]"
        yield from f"{keyword} {normalize(text, width=0)}".split("\n")


def _take_off_fuzzy(lines: list[str], begin: int) -> None:
    """Remove the flag fuzzy from the nearest line of flags above, and the previous English."""
    place = next(n for n in range(begin, -1, -1) if re.match(r"#,.*\bfuzzy\b", lines[n]))
    left = re.sub(r",\s*fuzzy\b", "", lines[place], count=1)
    lines[place] = "" if left.strip() == "#" else re.sub(r"^#\s*,?\s*", "#, ", left)
    above = begin - 1
    while above >= 0 and lines[above].strip():
        if lines[above].startswith("#|"):
            lines[above] = ""
        above -= 1


def _write_notes(lines: list[str], begin: int, entry: Entry, notes: list[str]) -> None:
    """Replace the notes above a message, at the place of the first one, else at the top."""
    keyword = "msgid" if entry.context is None else "msgctxt"
    end = begin
    while not re.match(rf"\s*{keyword}\b", lines[end]):
        end -= 1
    top = end
    while top > 0 and re.match(r"\s*#(?!~)", lines[top - 1]):
        top -= 1
    above = lines[top:end]
    first = next((n for n, line in enumerate(above) if _NOTE.match(line)), 0)
    others = [line for line in above if not _NOTE.match(line)]
    lines[top:end] = [*others[:first], *notes, *others[first:]]
