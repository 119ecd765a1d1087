"""Writing a catalog in its one form: the same bytes, whichever program edited it.

Texts are never wrapped, places are files without line numbers, dates never change, and lines end
with LF. So a diff shows only what a translator did; git knows who did it, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from textwrap import TextWrapper

from server.catalog.po import Entry

_DATE = "2026-01-01 00:00+0000"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\r": r"\r", "\n": r"\n", '"': r"\""})
COMMENT_WIDTH = 76  # characters of a comment in one line, without its sign
_wrapper = TextWrapper(width=COMMENT_WIDTH, break_long_words=False)


def format_catalog(
    entries: Iterable[Entry], title: str, plural_forms: str = "", names: Iterable[str] = ()
) -> bytes:
    """Return the bytes of a catalog.

    `title` is its folder, or a title for the template, which has no `plural_forms`. `names` are
    lines above the header.
    """
    fields = {
        "Project-Id-Version": "Nobars 1",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": _DATE,
        "PO-Revision-Date": _DATE,
        "Last-Translator": "",
        **({"Language": title} if plural_forms else {}),
        "Language-Team": "",
        **({"Plural-Forms": plural_forms} if plural_forms else {}),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    title_line = f"# {title}: Nobars, under the MIT License."
    above = [line for name in names for line in _comment("#", name)]
    header = [title_line, *above, 'msgid ""', 'msgstr ""']
    header += [f'"{name}: {value}\\n"' for name, value in fields.items()]
    blocks = [header, *(list(_lines(entry)) for entry in entries)]
    return ("\n\n".join("\n".join(block) for block in blocks) + "\n").encode()


def _lines(entry: Entry) -> Iterator[str]:
    for note in entry.notes:
        yield from _comment("#", note)
    if entry.obsolete:
        if entry.is_fuzzy:
            yield "#, fuzzy"
    else:
        for comment in entry.comments:
            yield from _comment("#.", comment)
        yield from _comment("#:", " ".join(sorted(set(entry.places))))
        if entry.flags:
            yield f"#, {', '.join(sorted(set(entry.flags)))}"
        if entry.previous and entry.is_fuzzy:
            yield f"#| msgid {_quoted(entry.previous)}"
    before = "#~ " if entry.obsolete else ""
    if entry.context is not None:
        yield f"{before}msgctxt {_quoted(entry.context)}"
    yield f"{before}msgid {_quoted(entry.source or '')}"
    if entry.plural is None:
        yield f"{before}msgstr {_quoted(entry.forms[0])}"
        return
    yield f"{before}msgid_plural {_quoted(entry.plural)}"
    for index, form in enumerate(entry.forms):
        yield f"{before}msgstr[{index}] {_quoted(form)}"


def _comment(sign: str, text: str) -> Iterator[str]:
    return (f"{sign} {line}" for line in comment_lines(text))


@lru_cache(10_000)  # every catalog has the same comments
def comment_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a comment, wrapped, without the sign at their beginning."""
    return tuple(_wrapper.wrap(text))


def goes_on(line: str, following: str) -> bool:
    """Return whether a comment continues in the following line: its first word had no room."""
    first = following.split(maxsplit=1)[:1]
    return bool(first) and len(f"{line} {first[0]}") > COMMENT_WIDTH


def join_lines(lines: Iterable[str], begins: str) -> list[str]:
    """Return the comments that were wrapped into these lines; `begins` always starts a new one.

    A separate comment whose line is nearly full is joined with the next one by mistake.
    """
    joined: list[str] = []
    last = ""
    for line in lines:
        if last and goes_on(last, line) and not line.startswith(begins):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        last = line
    return joined


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
