"""Invisible and broken characters, which spoil reading, copying or searching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_OVERRIDES = "\u202a-\u202e"
_ISOLATES, _END = "\u2066\u2067\u2068", "\u2069"
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_INVISIBLE = "\u200b\u2060\ufeff\u180e"
_WITH_JOINERS = {
    *("Arab", "Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"),
    *("Syrc", "Mong", "Khmr", "Mymr"),
}
_WITHOUT_SPACES = {"Thai", "Khmr", "Laoo", "Mymr"}  # U+200B shows where a line may break
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf]|â€[\u0080-\u00bf™œ\x9d]?|Â[\u00a0-\u00bf]|锟斤拷")
_LONG = 15  # letters of a word in which a soft hyphen is useful
_REMOVE = "Delete it: place the cursor behind it and press Backspace, or type the word anew."


def _named(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"


def _added(text: Text, pattern: str) -> Iterator[str]:
    for character in sorted(set(re.findall(f"[{pattern}]", text.translation))):
        if character not in text.source:
            yield character


@rule("character.bidi", ERROR, 'Delete it; keep the source’s <bdi dir="ltr"> around codes.')
def find_bidi_controls(text: Text) -> Iterator[str]:
    """These characters reorder the text after them: a number may read as another one."""
    for character in _added(text, _OVERRIDES):
        yield f"{_named(character)} stands here, unseen."
    depth = 0
    for character in text.translation:
        depth += (character in _ISOLATES) - (character == _END)
        if depth < 0:
            break
    if depth:
        yield "An isolate (U+2066 to U+2068) and its end (U+2069) don’t match."


@rule("character.mark", ERROR, _REMOVE)
def find_direction_marks(text: Text) -> Iterator[str]:
    """A left-to-right text needs no direction marks; they come from copied text."""
    if text.language.direction == "ltr":
        for character in _added(text, _MARKS):
            yield f"{_named(character)} stands here, unseen."


@rule("character.mark-beside", ADVICE, _REMOVE)
def find_needless_marks(text: Text) -> Iterator[str]:
    """A right-to-left text needs no direction marks: pages and scripts isolate values."""
    if text.language.direction == "rtl":
        for character in _added(text, _MARKS):
            yield f"{_named(character)} stands here, unseen."


@rule("character.zero-width", ERROR, _REMOVE)
def find_zero_width(text: Text) -> Iterator[str]:
    """A search doesn't find a word with such a character, and no dialler accepts such a code."""
    if text.script not in _WITH_JOINERS:
        for character in _added(text, _JOINERS):
            yield f"{_named(character)} stands here, unseen."
    allowed = "\u200b" if text.script in _WITHOUT_SPACES else ""
    for character in _added(text, _INVISIBLE):
        if character not in allowed:
            yield f"{_named(character)} stands here, unseen."
    for word in text.prose.split():
        if "\u00ad" in word and len(word) < _LONG and "\u00ad" not in text.source:
            yield f"A soft hyphen stands in “{word}”, unseen."


@rule("character.control", ERROR, _REMOVE)
def find_controls(text: Text) -> Iterator[str]:
    """Control characters come from broken programs; no keyboard types them."""
    for character in _added(
        text, "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufffe\uffff"
    ):
        yield f"{_named(character)} stands here."


@rule("character.backslash", ADVICE, "Delete it: in the text itself nothing needs one.")
def find_backslashes(text: Text) -> Iterator[str]:
    """A backslash is meant for a program, but the page shows it."""
    if "\\" in text.translation and "\\" not in text.source:
        yield "A backslash stands in the text."


@rule("character.mojibake", ERROR, "Open the original in UTF-8 and copy the text anew.")
def find_mojibake(text: Text) -> Iterator[str]:
    """Text that was decoded with the wrong encoding can't be read."""
    if "\ufffd" in text.translation:
        yield "A character was lost: it shows as \ufffd."
    match = _MOJIBAKE.search(text.translation)
    wrong = match[0] if match else _wrongly_read(text.translation)
    if wrong:
        yield f"“{wrong}” looks like text that was read in the wrong encoding."


def _wrongly_read(text: str) -> str:
    """Return a run of characters whose bytes in an old encoding are UTF-8, "" if there is none.

    The result must be two letters or more, because one may be right: «CAFÉ» ends like that.
    """
    for run in re.findall(r"[^\x00-\x7f]{4,}", text):
        for codec in ("cp1252", "cp1251"):
            with suppress(UnicodeError):
                read = b"".join(_byte(each, codec) for each in run).decode()
                if len(read) > 1 and all(each.isalpha() for each in read):
                    return str(run)
    return ""


def _byte(character: str, codec: str) -> bytes:
    """Return the byte of a character, also for bytes that the codec doesn't define."""
    return bytes([ord(character)]) if 0x80 <= ord(character) < 0xA0 else character.encode(codec)
