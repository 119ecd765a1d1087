"""`format`, `update` and the editor never lose a translation.

A table has what editors, converters, git and people do to a catalog, and what each command then
prints and keeps. A case is *kept* if every text stays somewhere in the file (in its place, at the
end as `#~`, or in a comment), and *refused* if the file isn't written at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.catalog.po import CatalogError, Entry, active, read_entries
from server.core.languages import LANGUAGES, find
from server.translate.catalogs import catalog_bytes, catalog_path, read_messages
from server.translate.editing import Edit, EditRefusedError, write
from server.translate.watched import key_of

SPANISH = find("es") or LANGUAGES[0]


@dataclass(frozen=True, slots=True)
class Case:
    """What happened to the file, whether it can be written, and parts of the output."""

    name: str
    damage: Callable[[str], str | bytes]
    refused: str = ""
    said: str = ""


def _first(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def _block(text: str, source: str) -> str:
    return next(each for each in text.split("\n\n") if f'msgid "{source}"' in each)


def _without_contexts(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("msgctxt"))


def _twice(text: str) -> str:
    again = _block(text, "Home").replace('msgstr "Inicio"', 'msgstr "Portada"')
    return f"{text}\n{again}\n"


def _plural_now(text: str) -> str:
    block = _block(text, "Home")
    forms = "\n".join(f'msgstr[{n}] "{word}"' for n, word in enumerate(("Una", "Miles", "Varias")))
    return text.replace(block, block.replace('msgstr "Inicio"', f'msgid_plural "Homes"\n{forms}'))


def _named(text: str) -> str:
    return "# Ana Gil <ana@example.org>, 2026.\n" + text


def _wrapped(text: str) -> str:
    return text.replace('msgstr "Inicio"', 'msgstr ""\n"Ini"\n"cio"')


CASES = [
    Case("empty", lambda _: "", "empty", "git checkout -- "),
    Case("only a header", lambda text: text.split("\n\n")[0] + "\n", "empty", "git checkout -- "),
    Case("only blank lines", lambda _: "\n\n \n", "empty", "git checkout -- "),
    Case("cut off in an entry", lambda t: t[: t.rindex("msgstr")], "msgstr", "was cut off"),
    Case("cut off in a comment", lambda t: t[: t.rindex("#: server") + 12], "without its message",
         "was cut off"),
    Case("cut off in a character", lambda t: t.encode()[: t.encode().rindex("ó".encode()) + 1],
         "not whole", "git checkout -- "),
    Case("cut off in a text", lambda t: t[: t.rindex('msgstr "') + 12], "not whole", "was cut off"),
    Case("cut off in a keyword", lambda t: t[: t.rindex("msgstr") + 3], "not whole", "was cut off"),
    Case("conflict marks", lambda t: _first(t, 'msgstr "Inicio"', '<<<<<<< HEAD\nmsgstr "Inicio"\n'
         '=======\nmsgstr "Portada"\n>>>>>>> theirs'), "Two versions", "git checkout --ours"),
    Case("conflict marks in the header", lambda t: _first(t, '"Language: es\\n"', '<<<<<<< HEAD\n'
         '"Language: es\\n"\n=======\n"Language: es_MX\\n"\n>>>>>>> theirs'), "Two versions",
         "git checkout --ours"),
    Case("conflict marks in a comment", lambda t: _first(t, "#: server", "<<<<<<< HEAD\n# a\n"
         "=======\n# b\n>>>>>>> theirs\n#: server"), "Two versions", "git checkout --ours"),
    Case("zero bytes after the power failed", lambda t: t[: t.rindex("#: server")].encode()
         + bytes(500), "Zero bytes", "git checkout -- "),
    Case("only zero bytes", lambda _: bytes(500), "Zero bytes", "git checkout -- "),
    Case("an answer of a server", lambda _: "<!DOCTYPE html><p>404", "no catalog",
         "git checkout -- "),
    Case("Poedit's header", lambda t: _first(t, '"Language: es\\n"', '"Language: es\\n"\n'
         '"X-Generator: Poedit 3.4\\n"\n"X-Poedit-Basepath: .\\n"')),
    Case("a plural rule with two forms", lambda t: re.sub(r'"Plural-Forms: [^"]*"',
         '"Plural-Forms: nplurals=2; plural=(n != 1);\\\\n"', t, count=1)),
    Case("a plural rule of a template", lambda t: re.sub(r'"Plural-Forms: [^"]*"',
         '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\\\n"', t, count=1)),
    Case("UTF-16", lambda t: t.encode("utf-16"), "not UTF-8", "encoding UTF-8"),
    Case("not UTF-8", lambda t: _first(t, "Inicio", "Inición").encode("latin-1", "replace"),
         "not UTF-8"),
    Case("line ends of old Macs", lambda t: t.replace("\n", "\r")),
    Case("line ends of Windows", lambda t: t.replace("\n", "\r\n")),
    Case("a byte order mark", lambda t: "\ufeff" + t),
    Case("no line end at the end", lambda t: t.rstrip("\n")),
    Case("wrapped by an editor", _wrapped),
    Case("no header", lambda t: t.split("\n\n", 1)[1]),
    Case("contexts lost by XLIFF", _without_contexts),
    Case("a second translation", _twice),
    Case("it counts now", _plural_now),
    Case("names above the header", _named),
    Case("msgid edited", lambda t: _first(t, 'msgid "Home"', 'msgid "Hom"')),
    Case("a comment by hand", lambda t: _first(t, "#: server", "# no tocar\n#: server")),
    Case("everything obsolete", lambda t: "\n\n".join([t.split("\n\n")[0], *(
        "\n".join(f"#~ {line}" if line and not line.startswith("#") else line
                  for line in block.split("\n")) for block in t.split("\n\n")[1:])]) + "\n"),
    Case("everything fuzzy", lambda t: "\n\n".join([t.split("\n\n")[0], *(
        f"#, fuzzy\n{block}" for block in t.split("\n\n")[1:])])),
]  # fmt: skip


MESSAGES = read_messages()
GOOD = catalog_path(SPANISH).read_text("utf-8")


def _texts(data: bytes) -> Iterator[str]:
    """Yield each translated text of a readable file; spaces don't count."""
    for entry in read_entries(data.decode()):
        if not entry.is_header:
            yield from (" ".join(each.split()) for each in [*entry.forms, *entry.notes] if each)


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_commands_keep_or_refuse(case: Case) -> None:
    """`format` and `update` write the same; a second run changes nothing."""
    data = _damaged(case)
    if case.refused:
        with pytest.raises(CatalogError, match=case.refused) as refusal:
            catalog_bytes(SPANISH, data, MESSAGES)
        assert case.said in refusal.value.remedy
        return
    written = catalog_bytes(SPANISH, data, MESSAGES)
    _assert_kept(data, written, case.name)
    assert catalog_bytes(SPANISH, written, MESSAGES) == written


def _damaged(case: Case) -> bytes:
    damaged = case.damage(GOOD)
    return damaged if isinstance(damaged, bytes) else damaged.encode()


def _assert_kept(before: bytes, after: bytes, name: str) -> None:
    there = " ".join(_texts(after))
    lost = [each for each in _texts(before) if each not in there]
    assert lost == [], name
    assert b"Ana Gil" not in before or b"Ana Gil" in after, name


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_editor_keeps_or_refuses(tmp_path: Path, case: Case) -> None:
    """One translation is written, and all other texts stay unchanged."""
    path, before = tmp_path / "messages.po", _damaged(case)
    path.write_bytes(before)
    entry = next(each for each in MESSAGES if each.source == "Home")
    edit = Edit(key_of(entry), _seen(before, entry), ["Comienzo"])
    try:
        write(path, SPANISH, edit)
    except EditRefusedError:
        assert path.read_bytes() == before
    else:
        texts = [each for each in _texts(before) if each != "Inicio"]
        assert sorted(set(texts) - set(_texts(path.read_bytes()))) == []
        assert "Comienzo" in set(_texts(path.read_bytes()))
    assert [each.name for each in os.scandir(tmp_path)] == ["messages.po"]


def test_editor_says_what_brings_back_a_deleted_catalog(tmp_path: Path) -> None:
    """It doesn't write a new one."""
    entry = next(each for each in MESSAGES if each.source == "Home")
    with pytest.raises(EditRefusedError, match=r"was deleted.*git checkout -- "):
        write(tmp_path / "messages.po", SPANISH, Edit(key_of(entry), ["Inicio"], ["Comienzo"]))
    assert list(tmp_path.iterdir()) == []


def _seen(data: bytes, entry: Entry) -> list[str]:
    """Return the forms of a message that an editor would have shown."""
    try:
        entries = list(active(read_entries(data.decode("utf-8-sig"))))
    except ValueError:
        return [""]
    return next((each.forms for each in entries if each.key == entry.key), [""])
