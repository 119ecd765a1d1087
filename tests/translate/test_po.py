"""Reading and writing catalogs: nothing is lost, and every error is a clear refusal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.catalog.check import check_catalog
from server.catalog.compiling import compile_catalog
from server.catalog.po import CatalogError, Entry, active, read_entries
from server.catalog.writing import comment_lines, format_catalog, join_lines
from server.core.languages import Language
from translate.seeded import CORPUS, FOLDERS, clean_path, language_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
LINE = st.text('abc äß中🙂"\\%()<>', min_size=1, max_size=30).map(str.strip).filter(bool)
ENTRY = st.builds(
    Entry,
    context=st.none() | LINE,
    source=TEXT,
    forms=TEXT.map(lambda text: [text]),
    places=st.lists(st.sampled_from(["a.html", "b.html"]), unique=True).map(sorted),
)
PIECES = st.lists(
    st.sampled_from(
        [
            *('msgid "a"\n', 'msgstr "b"\n', 'msgid_plural "c"\n', 'msgctxt "f"\n', '"g"\n'),
            *('msgstr[0] "d"\n', 'msgstr[1] "e"\n', "# h\n", "#, fuzzy\n", "#~ ", "#| i\n"),
            *("\n", '"', "\\", "j ", "\ufeff", "\r\n"),
            'msgid ""\nmsgstr "Plural-Forms: nplurals=9; plural=n%0;\\n"\n',
        ]
    ),
    max_size=14,
).map("".join)
LANGUAGES = st.sampled_from([language_of(folder) for folder in FOLDERS])


@given(st.lists(ENTRY, max_size=4, unique_by=lambda each: each.key))
def test_written_catalog_is_read_as_the_same(entries: list[Entry]) -> None:
    """Every character is the same, also for the library polib."""
    written = format_catalog(entries, "de", "nplurals=2; plural=(n != 1);").decode()
    read = list(active(read_entries(written)))
    for before, after in zip(entries, read, strict=True):
        assert (after.key, after.forms, after.places) == (before.key, before.forms, before.places)
    if written.splitlines() == written[:-1].split("\n"):  # polib accepts other line ends than LF
        theirs = [(each.msgid, each.msgstr) for each in polib.pofile(written)]
        assert theirs == [(each.source, each.forms[0]) for each in entries]


@given(PIECES | st.text(max_size=80), LANGUAGES)
@settings(deadline=None)
def test_no_file_breaks_the_check_or_the_compiler(text: str, language: Language) -> None:
    """Whatever an editor wrote, the result is a finding or a line in the log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.po"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        check_catalog(path, language)
        compile_catalog(path, language)


@given(TEXT, LANGUAGES)
@settings(deadline=None)
def test_no_translation_breaks_a_rule(translation: str, language: Language) -> None:
    """Each rule has an answer to any text."""
    source = '<strong>Dial</strong> %(n)s, <bdi dir="ltr">*100#</bdi> or +66 2 271 9000 &amp; go.'
    entry = Entry(source=source, forms=[translation], places=["x"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.po"
        path.write_bytes(format_catalog([entry], language.folder, language.plural_forms))
        assert check_catalog(path, language) != []


@pytest.mark.parametrize("folder", FOLDERS)
def test_canonical_catalog_stays_as_it_is(folder: str) -> None:
    """Reading and writing it changes no byte."""
    language = language_of(folder)
    data = clean_path(folder).read_bytes()
    entries = active(read_entries(data.decode()))
    assert format_catalog(entries, folder, language.plural_forms) == data
    assert CORPUS.joinpath("messages.pot").exists()


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "quotation marks"),
        ('msgid "a"\nmsgstr "b"c"', 2, "quotation marks"),
        ('msgid "a"\nmsgstr "\\q"', 2, "means nothing"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"', 3, "out of place"),
        ('msgstr "b"', 1, "without its msgid"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', 3, "msgstr[0]"),
        ('msgid "a"\nmsgstr[0] "c"', 2, "Here msgstr is needed"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"', 3, "msgstr[0]"),
        ('"text"', 1, "belongs to no msgid"),
        ("<<<<<<< HEAD", 1, "git could not join them"),
        ('msgctxt "a"', 1, "without its msgid"),
        ('msgid "a"', 1, "without its msgstr"),
    ],
)
def test_line_that_can_not_be_read_is_named(text: str, line: int, problem: str) -> None:
    """The error says what is expected there."""
    with pytest.raises(CatalogError) as refused:
        read_entries(text)
    assert refused.value.line == line
    assert problem in refused.value.problem


def test_wrapped_comments_are_joined_again() -> None:
    """Each is whole: one that was too long for a line, and the following ones."""
    comments = [
        "the first page, " * 12 + "x",
        "where: link – " + "the frame of every page " * 5,
        "y",
    ]
    lines = [line for each in comments for line in comment_lines(each)]
    assert join_lines(lines, begins="where: ") == [each.strip() for each in comments]
