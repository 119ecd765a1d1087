"""Suggestions of readers and work of translators: matched to messages, written if accepted."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path

import pytest

from server.catalog.po import Entry, active, read_file
from server.catalog.reading import PLACEHOLDER, TAG
from server.core.languages import find
from server.translate.matching import find_messages
from server.translate.suggestion import Suggestion, read_suggestions
from server.translate.watched import read_catalog
from server.translate.work import changed, work_file
from translate.house import House

SHARED = """Hello, I read this in your app:

[nobars-suggestion]
language: es
page: /es/guide/
release: 3f9c
sentence: {sentence}
suggestion: {suggestion}
[end]

Sent from my phone
"""


def entry(source: str, translation: str) -> Entry:
    """Return a message with its translation."""
    return Entry(line=1, source=source, forms=[translation], lines=[2])


def test_shared_text_is_read_out_of_a_mail() -> None:
    """It is quoted, with broken lines and other text around it."""
    mail = SHARED.format(sentence="Uno\ndos", suggestion="Uno, dos")
    quoted = "".join(f"> {line}\r\n" for line in mail.splitlines())
    assert (
        list(read_suggestions(f"{mail}\n{quoted}"))
        == [Suggestion("es", "Uno dos", "Uno, dos", "/es/guide/", "3f9c")] * 2
    )


def test_broken_chinese_line_gets_no_space() -> None:
    """Mail programs break it anywhere."""
    (found,) = read_suggestions(SHARED.format(sentence="去哪儿\n充值", suggestion="到哪里充值"))
    assert found.sentence == "去哪儿充值"


def test_control_characters_reach_no_terminal() -> None:
    """Text from others could move the cursor, or reorder letters."""
    (found,) = read_suggestions(SHARED.format(sentence="a\x1b[2Jb", suggestion="c\u202ed\u200ce"))
    assert (found.sentence, found.suggestion) == ("a[2Jb", "cd\u200ce")


def test_half_a_suggestion_is_none() -> None:
    """There must be new words."""
    assert list(read_suggestions(SHARED.format(sentence="a", suggestion=""))) == []


@pytest.mark.parametrize(
    ("translation", "sentence", "suggestion", "expected"),
    [
        ("Hola", "Hola", "Buenas", "Buenas"),
        ("Hasta %(date)s", "Hasta 3 may", "Vence: 3 may", "Vence: %(date)s"),
        ("%(n)s % de más", "5 % de más", "5 % más", "%(n)s %% más"),
        (
            'Lee <a href="%(url)s">cómo</a>.',
            "Lee cómo.",
            "Mira cómo.",
            'Mira <a href="%(url)s">cómo</a>.',
        ),
        (
            '<strong>Código <bdi dir="ltr">*1#</bdi></strong> ya',
            "Código *1# ya",
            "Ya: Código *1#",
            'Ya: <strong>Código <bdi dir="ltr">*1#</bdi></strong>',
        ),
        ("Uno. Dos y tres.", "Dos y tres.", "Dos, tres.", "Uno. Dos, tres."),
        (  # words of a script, as in a template
            "%(saved)s de %(total)s ficheros",
            "%(saved)s de %(total)s ficheros",
            "%(saved)s de %(total)s archivos",
            "%(saved)s de %(total)s archivos",
        ),
        (
            'El <strong>número de serie</strong> del <bdi dir="ltr">PIN</bdi>',
            "El número de serie del PIN",
            "Da el número de la serie del PIN",
            'Da el <strong>número de la serie</strong> del <bdi dir="ltr">PIN</bdi>',
        ),
        ("", "English words", "Palabras", "Palabras"),
    ],
)
def test_sentence_finds_its_message(
    translation: str, sentence: str, suggestion: str, expected: str
) -> None:
    """The new words get its placeholders and tags."""
    around = [entry("Other", "Otra cosa"), entry("English words", translation)]
    (match,) = find_messages(Suggestion("es", sentence, suggestion), around)
    assert match.forms == [expected]


ROW = [
    entry("It can’t be opened. Try again.", "No se puede abrir. Inténtalo otra vez."),
    entry("If that does not help, <b>clear</b> it.", "Si no sirve, <b>bórralo</b> todo."),
    entry("%(name)s, %(amount)s", "%(name)s, %(amount)s"),
    entry("Copy", "Copiar"),
]


@pytest.mark.parametrize(
    ("sentence", "suggestion", "expected"),
    [
        (
            "No se puede abrir. Inténtalo otra vez. Si no sirve, bórralo todo.",
            "No se puede abrir. Inténtalo otra vez. Si no ayuda, bórralo todo.",
            ["Si no ayuda, <b>bórralo</b> todo."],
        ),
        (
            "No se puede abrir. Inténtalo otra vez. Si no sirve, bórralo todo.",
            "No se abre. Inténtalo otra vez. Si no sirve, bórralo todo.",
            ["No se abre. Inténtalo otra vez."],
        ),
        ("3 Copiar", "3 Cópialo", ["Cópialo"]),
        ("3 Copiar", "Cópialo", []),  # the number, which is no message, is missing
        (  # the border between them is lost
            "Copiar Si no sirve, bórralo todo.",
            "Copia y, si no ayuda, bórralo",
            [],
        ),
    ],
)
def test_sentence_of_several_messages_finds_the_one_that_is_worded_anew(
    sentence: str, suggestion: str, expected: list[str]
) -> None:
    """A paragraph has several messages; a frame without words is no match."""
    found = find_messages(Suggestion("es", sentence, suggestion), ROW)
    assert [each.forms[0] for each in found] == expected


def test_link_with_a_placeholder_as_address_matches_by_its_text() -> None:
    """The address is in a tag, which readers don't see."""
    message = entry('See <a href="%(url)s">here</a>', 'Ve <a href="%(url)s">aquí</a>')
    assert find_messages(Suggestion("es", "Ve aquí", "Mira aquí"), [message])


def test_suggestion_is_shown_and_written_when_accepted(house: House, tmp_path: Path) -> None:
    """It isn't written earlier; one that would break the page never is."""
    file = tmp_path / "mail.txt"
    file.write_text(
        SHARED.format(sentence="Dónde recargar", suggestion="Dónde se recarga"), "utf-8"
    )
    before = house.catalog("es").read_bytes()
    said = house.translate("take", str(file), stdin="n\n")
    assert "Dónde recargar" in said
    assert "Dónde se recarga" in said
    assert "0 of 1 taken" in said
    assert house.catalog("es").read_bytes() == before
    said = house.translate("take", str(file), stdin="y\n")
    assert "1 of 1 taken" in said
    assert "translate check es" in said
    assert "Dónde se recarga" in house.catalog("es").read_text("utf-8")
    bad = SHARED.format(sentence="Dónde se recarga", suggestion="Dónde <script>x</script>")
    file.write_text(bad, "utf-8")
    assert "0 of 1 taken" in house.translate("take", "--all", str(file))
    assert "<script>" not in house.catalog("es").read_text("utf-8")


def test_piped_text_is_shown_and_taken_only_if_told_so(house: House) -> None:
    """Nobody can answer through a pipe that has ended."""
    piped = SHARED.format(sentence="Dónde recargar", suggestion="Dónde se recarga")
    before = house.catalog("es").read_bytes()
    said = house.translate("take", "-", stdin=piped)
    assert "Dónde se recarga" in said
    assert "0 of 1 taken" in said
    assert house.catalog("es").read_bytes() == before
    assert "1 of 1 taken" in house.translate("take", "--all", "-", stdin=piped)
    assert "Dónde se recarga" in house.catalog("es").read_text("utf-8")


def test_sent_catalog_does_not_control_the_terminal(house: House, tmp_path: Path) -> None:
    """Neither its suggestions nor its names can."""
    file = tmp_path / "nobars-es.po"
    head = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    messages = (
        '\nmsgid "Where to top up"\nmsgstr "Dónde\x1b[2J\u202e se recarga"\n'
        '\nmsgid "Gone\x1b[2J"\nmsgstr "Ya"\n'
    )
    file.write_text(head + messages, "utf-8")
    said = house.translate("take", "--all", str(file))
    assert "Dónde[2J se recarga" in said
    assert "“Gone[2J” is no message" in said
    assert not {"\x1b", "\u202e"} & {*said}
    file.write_text(head.replace("Language: es", "Language: \x1b[2J") + messages, "utf-8")
    assert "\x1b" not in house.run("translate", "take", str(file)).stderr


def test_sentence_that_went_away_is_told(house: House, tmp_path: Path) -> None:
    """The output has its release, because it may have been mended since."""
    file = tmp_path / "mail.txt"
    file.write_text(SHARED.format(sentence="No está en ninguna parte", suggestion="x"), "utf-8")
    said = house.translate("take", "--all", str(file))
    assert "no translation is just" in said
    assert "3f9c" in said


def test_sentence_of_several_messages_names_them(house: House, tmp_path: Path) -> None:
    """For an English sentence, the output names its template."""
    file = tmp_path / "mail.txt"
    both = SHARED.format(sentence="Dónde recargar y otra cosa", suggestion="x")
    english = SHARED.format(sentence="Where to top up", suggestion="Places to top up")
    file.write_text(both + english.replace("language: es", "language: en"), "utf-8")
    said = house.translate("take", "--all", str(file))
    assert said.count("perhaps in:   server/features/guide/") == 2
    assert "Nothing to take" in said


def test_work_of_a_translator_is_taken_in(house: House, tmp_path: Path) -> None:
    """It is a catalog with some messages; anything else is refused."""
    file = tmp_path / "nobars-es.po"
    file.write_text(
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Where to top up"\nmsgstr "Dónde se recarga"\n\n'
        'msgid "Gone long ago"\nmsgstr "Ya no está"\n',
        "utf-8",
    )
    said = house.translate("take", "--all", str(file))
    assert "1 of 1 taken" in said
    assert "no message of the app any more" in said
    assert "Dónde se recarga" in house.catalog("es").read_text("utf-8")
    file.write_text("Hello", "utf-8")
    assert house.run("translate", "take", str(file)).returncode == 1


def _sent(house: House, tmp_path: Path, forms: list[str]) -> Path:
    """Return a translator's work on one message, with advice that they accept."""
    before = house.catalog("es").read_bytes()
    entries = read_catalog(before)
    key = ("", "Where to top up")
    notes = ["accepted: punctuation.end – a sentence here"]
    entries[key] = replace(entries[key], forms=forms, notes=notes)
    file = tmp_path / "nobars-es.po"
    language = find("es")
    assert language
    file.write_bytes(work_file(changed(entries, before), language))
    return file


def test_accepted_advice_comes_along(house: House, tmp_path: Path) -> None:
    """With its reason; taken again, nothing is left to take."""
    file = _sent(house, tmp_path, ["Dónde se recarga."])
    assert "1 of 1 taken" in house.translate("take", "--all", str(file))
    text = house.catalog("es").read_text("utf-8")
    assert "# accepted: punctuation.end – a sentence here" in text
    assert "replaces" not in text
    assert "Nothing to take" in house.translate("take", "--all", str(file))


def test_work_on_a_translation_that_is_newer_by_now_needs_an_answer(
    house: House, tmp_path: Path
) -> None:
    """Somebody else has improved the message since; two people's work must not fight unseen."""
    file = _sent(house, tmp_path, ["Dónde se recarga"])
    catalog = house.catalog("es")
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace('"Dónde recargar"', '"Puntos de recarga"'), "utf-8")
    said = house.translate("take", "--all", str(file))
    assert "newer than the one that this replaces" in said
    assert "0 of 1 taken" in said
    assert "Puntos de recarga" in catalog.read_text("utf-8")
    assert "1 of 1 taken" in house.translate("take", str(file), stdin="y\n")
    assert "Dónde se recarga" in catalog.read_text("utf-8")


def test_shown_text_finds_its_message(house: House) -> None:
    """Every fifteenth message, with its placeholders as in scripts' templates."""
    entries = list(active(read_file(house.catalog("es"))))
    lost = [
        each.source
        for each in entries[::15]
        if any(map(str.isalpha, PLACEHOLDER.sub("", each.forms[-1])))
        and each not in [match.entry for match in find_messages(_as_shown(each), entries)]
    ]
    assert lost == []


def _as_shown(entry: Entry) -> Suggestion:
    text = html.unescape(TAG.sub("", entry.forms[-1]))
    return Suggestion("es", " ".join(text.split()), "x")
