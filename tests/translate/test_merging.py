"""Writing a catalog anew loses no translation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.catalog.po import CatalogError, Entry, read_entries
from server.core.languages import LANGUAGES, find
from server.translate.catalogs import catalog_bytes

SPANISH = find("es") or LANGUAGES[0]
MESSAGES = [
    Entry(source="Home", forms=[""], places=["a.html"]),
    Entry(context="a SIM", source="Edit", forms=[""], places=["a.html"]),
    Entry(context="a SIM", source="Delete", forms=[""], places=["a.html"]),
    Entry(context="restore", source="Delete", forms=[""], places=["a.html"]),
    Entry(source="%(n)s day", plural="%(n)s days", forms=["", ""], places=["a.html"]),
    Entry(source="Pay the shop after the slip is there.", forms=[""], places=["a.html"]),
]
HEAD = 'msgid ""\nmsgstr "Language: es\\n"\n\n'


def _written(text: str, messages: list[Entry] = MESSAGES) -> tuple[str, dict[str, Entry]]:
    data = catalog_bytes(SPANISH, text.encode(), messages)
    again = catalog_bytes(SPANISH, data, messages)
    assert again == data  # a second run changes nothing
    entries = {f"{e.context or ''}|{e.source}": e for e in read_entries(data.decode())}
    return data.decode(), entries


def test_second_translation_of_a_message_is_kept_beside_the_first() -> None:
    """It becomes a comment, because a catalog can't have both."""
    text, entries = _written(
        HEAD + 'msgid "Home"\nmsgstr "Inicio"\n\nmsgid "Home"\nmsgstr "Portada"\n'
    )
    assert entries["|Home"].forms == ["Inicio"]
    assert "# other translation: Portada" in text


def test_lines_that_end_as_on_old_macs_are_read() -> None:
    """Such a file was once read as one comment, and everything was lost."""
    _, entries = _written((HEAD + 'msgid "Home"\nmsgstr "Inicio"\n').replace("\n", "\r"))
    assert entries["|Home"].forms == ["Inicio"]


def test_names_of_translators_above_the_header_stay() -> None:
    """Default lines of programs are removed."""
    head = "# Ana Gil, 2026.\n# FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.\n#\n" + HEAD
    text, _ = _written(head + 'msgid "Home"\nmsgstr "Inicio"\n')
    assert text.startswith("# es: Nobars, under the MIT License.\n# Ana Gil, 2026.\nmsgid")


def test_lost_context_is_given_back_where_the_message_is_unique() -> None:
    """Other programs drop it; ambiguous messages are kept at the end."""
    text, entries = _written(
        HEAD + 'msgid "Edit"\nmsgstr "Editar"\n\nmsgid "Delete"\nmsgstr "Borrar"\n'
    )
    assert entries["a SIM|Edit"].forms == ["Editar"]
    assert '#~ msgid "Delete"\n#~ msgstr "Borrar"' in text


def test_message_that_got_plural_forms_keeps_its_text_as_fuzzy() -> None:
    """Each form has the old text, marked as fuzzy; and the reverse."""
    _, entries = _written(HEAD + 'msgid "%(n)s day"\nmsgstr "%(n)s días"\n')
    assert entries["|%(n)s day"].forms == ["%(n)s días"] * 3
    assert entries["|%(n)s day"].is_fuzzy
    single = [Entry(source="%(n)s day", forms=[""], places=["a.html"])]
    plural = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
    text, entries = _written(HEAD + plural, single)
    assert entries["|%(n)s day"].forms == ["muchos"]
    assert "# other translation: uno" in text


def test_reworded_english_keeps_its_translation_and_the_sentence_before() -> None:
    """It is fuzzy, with the English that it was made from; when that returns, it is valid again."""
    old = 'msgid "Pay the shop after the slip is there."\nmsgstr "Paga después."\n'
    reworded = [*MESSAGES[:-1], Entry(source="Pay the shop once the slip is there.", forms=[""])]
    for each in reworded:
        each.places = ["a.html"]
    text, entries = _written(HEAD + "#: a.html\n" + old, reworded)
    entry = entries["|Pay the shop once the slip is there."]
    assert entry.forms == ["Paga después."]
    assert entry.is_fuzzy
    assert '#| msgid "Pay the shop after the slip is there."' in text
    back, entries = _written(text)
    assert entries["|Pay the shop after the slip is there."].forms == ["Paga después."]
    assert "fuzzy" not in back
    assert "#|" not in back


def test_empty_file_is_refused() -> None:
    """All its translations would be lost; a language without a file begins with none."""
    with pytest.raises(CatalogError, match="empty"):
        catalog_bytes(SPANISH, b"", MESSAGES)
    assert catalog_bytes(SPANISH, None, MESSAGES)


KEYS = [(each.context, each.source, each.plural) for each in MESSAGES] + [
    (None, "Edit", None),
    (None, "Gone", None),
    ("other", "Home", None),
    (None, "%(n)s day", None),
]
WORDS = st.sampled_from(
    ["uno", "dos tres", "%(n)s días", "x" * 90, 'con "comillas"', "línea\nnueva"]
)


@st.composite
def _entries(draw: st.DrawFn) -> Entry:
    context, source, plural = draw(st.sampled_from(KEYS))
    count = draw(st.integers(1, 4)) if plural else 1
    forms = draw(st.lists(WORDS, min_size=count, max_size=count))
    obsolete = draw(st.booleans())
    flags = draw(st.sampled_from([[], ["fuzzy"]]))
    return Entry(1, context, source, plural, forms, flags=flags, obsolete=obsolete)


def _quote(text: str) -> str:
    return '"' + text.replace('"', '\\"').replace("\n", "\\n") + '"'


def _raw(entry: Entry) -> str:
    quote = _quote
    sign = "#~ " if entry.obsolete else ""
    lines = [f"#, {entry.flags[0]}"] if entry.flags else []
    lines += [f"{sign}msgctxt {quote(entry.context)}"] if entry.context else []
    lines += [f"{sign}msgid {quote(entry.source or '')}"]
    if entry.plural is None:
        return "\n".join([*lines, f"{sign}msgstr {quote(entry.forms[0])}"])
    lines += [f"{sign}msgid_plural {quote(entry.plural)}"]
    lines += [f"{sign}msgstr[{n}] {quote(form)}" for n, form in enumerate(entry.forms)]
    return "\n".join(lines)


@given(st.lists(_entries(), min_size=1, max_size=8))
@settings(deadline=None, max_examples=150)
def test_every_text_of_a_file_is_in_the_written_one(entries: list[Entry]) -> None:
    """It may be there twice, without its context, or of a removed message."""
    text = HEAD + "\n\n".join(map(_raw, entries)) + "\n"
    data = catalog_bytes(SPANISH, text.encode(), MESSAGES).decode()
    after = [each for each in read_entries(data) if not each.is_header]
    forms = {form for each in after for form in each.forms}
    notes = " ".join(" ".join(note for each in after for note in each.notes).split())
    for entry in entries:
        for form in entry.forms:
            assert form in forms or " ".join(form.split()) in notes
    assert catalog_bytes(SPANISH, data.encode(), MESSAGES).decode() == data
