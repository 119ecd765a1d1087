"""Reading a `.po` file: its entries, with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s*(.*)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_LISTS = {"#.": "comments", "#:": "places", "#,": "flags"}
_BUDGET = re.compile(r"at most (\d+) letters")

_ZEROS = "Zero bytes stand here: the file was not written whole, as when the power fails."
BRING_BACK = "`git checkout -- FILE` brings back the last commit."
_MEND = "Mend this line; until then, the app shows the whole language in English."
_CONFLICT = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"}
_TWO_VERSIONS = "Two versions of this place stand here, because git could not join them."
_TAKE_ONE = (
    "Keep one of the two, delete the lines that begin with <<<<<<<, ======= and >>>>>>>, and run "
    "`git add` on the file. To take one side of all of it: `git checkout --ours FILE` or "
    "`git checkout --theirs FILE` (in a rebase `ours` is what the project has)."
)
_RESAVE = (
    "Open it in your editor and save it with the encoding UTF-8. If letters are wrong then, "
    "`git checkout -- FILE` brings back the last commit."
)
_CUT_OFF = (
    "The file ends in the middle of a message, so it was cut off. Get the whole one again: "
    "`git diff FILE` shows what is missing, `git checkout -- FILE` brings back the last commit."
)


class CatalogError(ValueError):
    """A catalog that can't be read: the line, the problem and the remedy."""

    def __init__(
        self,
        line: int,
        problem: str,
        remedy: str = _MEND,
    ) -> None:
        """Make the error of a line; `problem` and `remedy` are sentences for translators."""
        super().__init__(problem)
        self.line, self.problem, self.remedy = line, problem, remedy


@dataclass(slots=True)
class Entry:
    """A message with its translation: a text, or one for each plural form.

    `lines` are the lines of the forms. `notes` are the translators' comments, `comments` those for
    translators. `previous` is the English that was translated, if it has changed since.
    """

    line: int = 0
    context: str | None = None
    source: str | None = None
    plural: str | None = None
    forms: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: str = ""
    obsolete: bool = False

    @property
    def key(self) -> tuple[str | None, str]:
        """Its identity: context and source."""
        return self.context, self.source or ""

    @property
    def budget(self) -> int:
        """The greatest number of letters by its comments, 0 if they don't say."""
        match = _BUDGET.search(" ".join(self.comments))
        return int(match[1]) if match else 0

    @property
    def is_header(self) -> bool:
        """Whether it is the entry that holds the header."""
        return self.key == (None, "") and not self.obsolete

    @property
    def is_fuzzy(self) -> bool:
        """Whether somebody marked it as a guess."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether it has every form, and isn't a guess."""
        return bool(self.forms) and all(self.forms) and not self.is_fuzzy


def read_entries(text: str) -> list[Entry]:
    """Return all entries in order, the header included. Raise CatalogError."""
    reader = _Reader()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    *whole, last = lines.split("\n")
    for number, line in enumerate(whole, 1):
        reader.take(number, line.strip())
    _take_last(reader, len(whole) + 1, last.strip())
    reader.end()
    return reader.entries


def _take_last(reader: _Reader, number: int, line: str) -> None:
    """Take what follows the last line end. A text that stays open there was cut off."""
    try:
        reader.take(number, line)
    except CatalogError as error:
        if error.remedy is not _MEND or line.endswith('"'):
            raise
        raise CatalogError(number, "The last line is not whole.", _CUT_OFF) from error


def read_file(path: Path) -> list[Entry]:
    """Return the entries of a file. Raise CatalogError, also if it isn't UTF-8; or OSError."""
    return read_entries(decode(path.read_bytes()))


def decode(data: bytes) -> str:
    """Return the text of UTF-8. Raise CatalogError with the first line that isn't UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":  # in the middle of a character
            raise CatalogError(line, "The last character is not whole.", _CUT_OFF) from error
        raise CatalogError(line, "This is not UTF-8. Save the file in UTF-8.", _RESAVE) from error


def header_fields(entries: list[Entry]) -> dict[str, str]:
    """Return the header's fields by their names in lower case."""
    text = next((each.forms[0] for each in entries if each.is_header and each.forms), "")
    return {
        name.lower(): str(value).strip() for name, value in HeaderParser().parsestr(text).items()
    }


class _Reader:
    """A reader that takes line after line; an entry ends where the next one begins."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._entry = Entry()
        self._ended = False  # whether all lines are read
        self._number = 0  # of the line that was read last
        self._last_previous = False
        self._last = ""  # the field of the entry that a line of text continues

    def take(self, number: int, line: str) -> None:
        self._number = number if line else self._number
        obsolete = line.startswith("#~")
        if obsolete:
            line = line[2:].strip()
            if line.startswith("|"):
                return
        if line.startswith("#"):
            self._comment(number, line)
        elif match := _KEYWORD.fullmatch(line):
            self._keyword(number, match[1], match[2], _string(number, match[3]), obsolete)
        elif line.startswith('"'):
            self._continue(number, _string(number, line))
        elif line[:7] in _CONFLICT:
            raise CatalogError(number, _TWO_VERSIONS, _TAKE_ONE)
        elif line:
            raise self._strange(number, line)

    def _strange(self, number: int, line: str) -> CatalogError:
        """Return the error of a line that no catalog has."""
        if "\0" in line:
            return CatalogError(number, _ZEROS, BRING_BACK)
        problem = f"A line can’t begin with {line.split(maxsplit=1)[0][:20]!r}."
        if not self.entries and not self._last:
            return CatalogError(number, f"This is no catalog. {problem}", BRING_BACK)
        return CatalogError(number, problem)

    def end(self) -> None:
        """Take the end of the file."""
        self._ended = True
        self.finish()

    def finish(self) -> None:
        entry = self._entry
        if entry.source is None:
            if entry.context is not None:
                raise CatalogError(entry.line, "A msgctxt without its msgid.", self._cut_off())
            if entry.comments or entry.places or entry.flags:
                raise CatalogError(self._number, "A comment without its message.", self._cut_off())
        elif not entry.forms:
            raise CatalogError(entry.line, "A msgid without its msgstr.", self._cut_off())
        else:
            self.entries.append(entry)
        self._entry = Entry()

    def _cut_off(self) -> str:
        """Return the remedy for an entry that isn't whole: the file may be cut off."""
        return _CUT_OFF if self._ended else _MEND

    def _comment(self, number: int, line: str) -> None:
        if self._entry.forms:
            self.finish()
        text = line[2:].strip()
        kind = _LISTS.get(line[:2])
        if kind == "comments":
            self._entry.comments.append(text)
        elif kind:
            values = text.split(",") if kind == "flags" else text.split()
            getattr(self._entry, kind).extend(each.strip() for each in values)
        elif line.startswith("#|"):
            self._previous(number, text)
        else:
            self._entry.notes.append(line[1:].strip())

    def _previous(self, number: int, text: str) -> None:
        """Take the previous msgid; its context and plural are not needed."""
        match = _KEYWORD.fullmatch(text)
        if match:
            self._last_previous = match[1] == "msgid"
        if self._last_previous:
            self._entry.previous += _string(number, match[3] if match else text)

    def _keyword(
        self,
        number: int,
        word: str,
        index: str | None,
        text: str,
        obsolete: bool,  # noqa: FBT001 (private, with one caller)
    ) -> None:
        entry = self._entry
        if word in {"msgctxt", "msgid"} and entry.forms:
            self.finish()
            entry = self._entry
        if word == "msgstr":
            self._form(number, index, text)
            return
        name = {"msgctxt": "context", "msgid": "source", "msgid_plural": "plural"}[word]
        if getattr(entry, name) is not None or (word == "msgid_plural" and entry.source is None):
            raise CatalogError(number, f"This {word} is out of place.")
        entry.line, entry.obsolete = number, obsolete
        setattr(entry, name, text)
        self._last = name

    def _form(self, number: int, index: str | None, text: str) -> None:
        entry = self._entry
        if entry.source is None:
            raise CatalogError(number, "A msgstr without its msgid.")
        if (index is None) != (entry.plural is None):
            wanted = "msgstr" if entry.plural is None else "msgstr[0], msgstr[1] …"
            raise CatalogError(number, f"Here {wanted} is needed.")
        if int(index or 0) != len(entry.forms):
            raise CatalogError(number, f"Here msgstr[{len(entry.forms)}] is needed.")
        entry.forms.append(text)
        entry.lines.append(number)
        self._last = "form"

    def _continue(self, number: int, text: str) -> None:
        entry = self._entry
        if entry.forms:
            entry.forms[-1] += text
        elif entry.line:
            setattr(entry, self._last, getattr(entry, self._last) + text)
        else:
            raise CatalogError(number, "This text belongs to no msgid or msgstr.")


def _string(number: int, quoted: str) -> str:
    match = _STRING.fullmatch(quoted)
    if not match:
        raise CatalogError(
            number,
            'A text stands between two quotation marks; a mark within it is written \\".',
        )
    unknown = [letter for letter in _ESCAPE.findall(match[1]) if letter not in _ESCAPED]
    if unknown:
        raise CatalogError(number, f"\\{unknown[0]} means nothing; a backslash is written \\\\.")
    return _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], match[1])


def active(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the messages in use: without the header and obsolete entries."""
    return (each for each in entries if not each.obsolete and not each.is_header)
