"""Catalogs as the preview reads and writes them: the line of a mistake, and no byte too many."""

from __future__ import annotations

import pytest

from server.translate.catalogs import TEMPLATE, catalog_path
from server.translate.po import CatalogError, parse, replace
from test_catalogs import TRANSLATED

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
CATALOG = (
    HEADER
    + """# by hand
#. What it is.
#: server/templates/home.html
#, fuzzy, python-format
msgctxt "language"
msgid "Save %(n)s"
msgstr "S\\"%(n)s"

#: a.html
msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "uno"
msgstr[1] ""
"dos "
"largos"

#~ msgid "old"
#~ msgstr "viejo"
"""
)
SAVE, PAGES = ("language", "Save %(n)s"), ("", "%(n)s page")


def test_entry_is_read_whole() -> None:
    """With its comments, places, flags, forms and line."""
    entries = parse(CATALOG.encode()).entries
    assert set(entries) == {SAVE, PAGES}
    save, pages = entries[SAVE], entries[PAGES]
    assert (save.line, save.strings, save.comments) == (9, ['S"%(n)s'], ["What it is."])
    assert (save.notes, save.places) == (["by hand"], ["server/templates/home.html"])
    assert save.is_fuzzy
    assert (pages.plural, pages.strings) == ("%(n)s pages", ["uno", "dos largos"])
    assert (pages.begin, pages.end) == (16, 19)


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        ('msgid "a"\nmsgstr "b\n', 6, "quotation mark"),
        ('msgid "a"\nmsgstr "b" c"\n', 6, "quotation mark"),
        ('msgid "a"\nmsgstr "\\q"\n', 6, "means nothing"),
        ('msgid "a"\nnonsense\n', 6, "neither a comment"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 5, "no msgstr"),
        ('msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', 8, "in line 5 already"),
        ('msgstr "b"\n', 5, "without a msgid"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\n', 7, "not the next one"),
        ("<<<<<<< HEAD\n", 5, "neither a comment"),
    ],
)
def test_mistake_is_told_with_its_line(broken: str, line: int, words: str) -> None:
    """As an editor counts lines."""
    with pytest.raises(CatalogError, match=words) as caught:
        parse((HEADER + broken).encode())
    assert caught.value.line == line


def test_what_is_no_plain_utf8_is_told() -> None:
    """Also a byte order mark, for which Babel would pass over the whole language."""
    with pytest.raises(CatalogError, match="UTF-8") as caught:
        parse(HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n')
    assert caught.value.line == 6
    with pytest.raises(CatalogError, match="byte order mark"):
        parse(b"\xef\xbb\xbf" + HEADER.encode())
    with pytest.raises(CatalogError, match="Plural-Forms"):
        parse(HEADER.replace("n != 1", "n !!").encode())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_translation_changes(end: str) -> None:
    """Whatever ends the lines."""
    data = CATALOG.replace("\n", end).encode()
    entries = parse(data).entries
    changed = replace(data, entries[PAGES], ["eine", 'zwei "2"'], fuzzy=False)
    old = f'msgstr[0] "uno"{end}msgstr[1] ""{end}"dos "{end}"largos"{end}'
    new = f'msgstr[0] "eine"{end}msgstr[1] "zwei \\"2\\""{end}'
    assert changed == data.replace(old.encode(), new.encode())
    assert parse(changed).entries[PAGES].strings == ["eine", 'zwei "2"']


def test_fuzzy_is_taken_off_only_where_it_stands() -> None:
    """The other flags stay; and it stays too if it is to."""
    data = CATALOG.encode()
    entry = parse(data).entries[SAVE]
    done = replace(data, entry, ["Guardar %(n)s"], fuzzy=False)
    assert b"#, python-format\n" in done
    assert b"fuzzy" not in done
    assert replace(data, entry, entry.strings, fuzzy=True) == data


def test_end_of_file_without_a_newline_stays_without() -> None:
    """An editor may leave it so."""
    data = (HEADER + 'msgid "a"\nmsgstr "b"').encode()
    entry = parse(data).entries["", "a"]
    assert replace(data, entry, ["c"], fuzzy=False) == data.replace(b'"b"', b'"c"')


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_writing_what_is_there_changes_nothing(language: object) -> None:
    """In our own catalogs, message by message."""
    data = catalog_path(language).read_bytes()  # type: ignore[arg-type]
    entries = parse(data).entries.values()
    assert len(entries) == len(parse(TEMPLATE.read_bytes()).entries)
    for entry in entries:
        assert replace(data, entry, entry.strings, fuzzy=entry.is_fuzzy) == data, entry.line
