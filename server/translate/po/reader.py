"""Reads a catalog line by line."""

from __future__ import annotations

import re

from server.translate.po.entry import CatalogError, Entry, Key

KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?[ \t]*(?=\")")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*')
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


class Reader:
    """Takes in line by line; a message ends where the next one begins."""

    def __init__(self) -> None:
        """Begin before the first line."""
        self.entries: dict[Key, Entry] = {}
        self.entry: Entry | None = None
        self.keyword = ""

    def read(self, number: int, line: str) -> None:
        """Take in the next line."""
        text = line.strip()
        if not text or text.startswith("#~"):
            return
        if text.startswith("#"):
            self._read_comment(number, text)
        elif match := KEYWORD.match(text):
            self._begin(number, match[1], match[2])
            self._add(number, text[match.end() :])
        elif text.startswith('"') and self.keyword:
            self._add(number, text)
        else:
            raise CatalogError(
                number, f"this is neither a comment nor msgid, msgstr or a text in quotes: {text}"
            )

    def finish(self) -> None:
        """Close the last message."""
        entry, self.entry = self.entry, None
        if entry is None or entry.line == 0:
            return
        if not entry.begin:
            raise CatalogError(entry.line, "this message has no msgstr.")
        if entry.key in self.entries:
            first = self.entries[entry.key].line
            raise CatalogError(entry.line, f"this message is in line {first} already.")
        self.entries[entry.key] = entry

    def _read_comment(self, number: int, text: str) -> None:
        entry = self._open()
        kind, value = text[1:2], text[2:].strip()
        if kind == ",":
            entry.flags += [flag.strip() for flag in value.split(",")]
            entry.flags_line = number
        elif kind == ".":
            entry.comments.append(value)
        elif kind == ":":
            entry.places += value.split()
        elif kind != "|":
            entry.notes.append(text[1:].strip())

    def _open(self) -> Entry:
        """Give the message being read; one that has its translation is over."""
        if self.entry is None or self.entry.begin:
            self.finish()
            self.entry = Entry(line=0)
            self.keyword = ""
        return self.entry

    def _begin(self, number: int, keyword: str, index: str | None) -> None:
        if keyword in {"msgctxt", "msgid"}:
            entry = self._open()
            if entry.line and self.keyword != "msgctxt":
                raise CatalogError(entry.line, "this message has no msgstr.")
            entry.line = entry.line or number
        elif not self.entry or not self.entry.line or (self.entry.begin and not index):
            raise CatalogError(number, f"a {keyword} without a msgid before it.")
        elif keyword == "msgstr":
            if int(index or 0) != len(self.entry.strings):
                raise CatalogError(number, "this form of msgstr is not the next one.")
            self.entry.strings.append("")
            self.entry.begin = self.entry.begin or number
        self.keyword = keyword

    def _add(self, number: int, quoted: str) -> None:
        match = TEXT.fullmatch(quoted)
        if not match or not self.entry:
            raise CatalogError(
                number, 'a text ends with a quotation mark, and one inside it is written \\".'
            )
        text = _unescape(number, match[1])
        if self.keyword == "msgstr":
            self.entry.strings[-1] += text
            self.entry.end = number
        else:
            name = {"msgctxt": "context", "msgid": "id"}.get(self.keyword, "plural")
            setattr(self.entry, name, getattr(self.entry, name) + text)


def _unescape(number: int, text: str) -> str:
    def meaning(match: re.Match[str]) -> str:
        if match[1] not in ESCAPES:
            raise CatalogError(number, f"\\{match[1]} means nothing; a backslash is written \\\\.")
        return ESCAPES[match[1]]

    return re.sub(r"\\(.)", meaning, text)
