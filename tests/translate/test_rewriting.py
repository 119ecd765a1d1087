"""Changing one translation in a catalog changes no other byte."""

from __future__ import annotations

import pytest

from server.translate.catalogs import catalog_path
from server.translate.rewriting import rewrite
from server.translate.watched import read_catalog
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_the_translation_changes(end: str) -> None:
    """Any line ends are kept."""
    data = CATALOG.replace("\n", end).encode()
    entries = read_catalog(data)
    changed = rewrite(data, entries[PAGES], ["eine", 'zwei "2"'], fuzzy=False)
    old = f'msgstr[0] "uno"{end}msgstr[1] ""{end}"dos "{end}"largos"{end}'
    new = f'msgstr[0] "eine"{end}msgstr[1] "zwei \\"2\\""{end}'
    assert changed == data.replace(old.encode(), new.encode())
    assert read_catalog(changed)[PAGES].forms == ["eine", 'zwei "2"']


def test_fuzzy_is_taken_off_only_where_it_stands() -> None:
    """Other flags stay; it can be kept, too."""
    data = CATALOG.encode()
    entry = read_catalog(data)[SAVE]
    done = rewrite(data, entry, ["Guardar %(n)s"], fuzzy=False)
    assert b"#, python-format\n" in done
    assert b"fuzzy" not in done
    assert rewrite(data, entry, entry.forms, fuzzy=True) == data


def test_end_of_file_without_a_newline_stays_without() -> None:
    """Some editors write such files."""
    data = (HEADER + 'msgid "a"\nmsgstr "b"').encode()
    entry = read_catalog(data)["", "a"]
    assert rewrite(data, entry, ["c"], fuzzy=False) == data.replace(b'"b"', b'"c"')


def test_comments_of_a_translator_are_replaced_where_they_stood() -> None:
    """Nothing else is; if there are none so far, they come first."""
    data = CATALOG.encode()
    entries = read_catalog(data)
    save, pages = entries[SAVE], entries[PAGES]
    other = rewrite(data, save, save.forms, fuzzy=True, notes=["by hand", "two"])
    assert other == data.replace(b"# by hand\n", b"# by hand\n# two\n")
    none = rewrite(data, save, save.forms, fuzzy=True, notes=[])
    assert none == data.replace(b"# by hand\n", b"")
    first = rewrite(data, pages, pages.forms, fuzzy=False, notes=["one"])
    assert first == rewrite(data, pages, pages.forms, fuzzy=False).replace(
        b"#: a.html\n", b"# one\n#: a.html\n"
    )


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_writing_what_is_there_changes_nothing(language: object) -> None:
    """This holds for every message of our catalogs."""
    data = catalog_path(language).read_bytes()  # type: ignore[arg-type]
    for entry in read_catalog(data).values():
        assert rewrite(data, entry, entry.forms, fuzzy=entry.is_fuzzy) == data, entry.line
