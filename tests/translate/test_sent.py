"""Suggestions that were sent through mail programs and messengers, which change the text."""

from __future__ import annotations

import base64
import html
import quopri
import re
import textwrap
import unicodedata
from pathlib import Path

import pytest

from server.catalog.po import Entry
from server.translate.curling import curled
from server.translate.sent import read_sent
from server.translate.suggestion import Suggestion, read_suggestions
from translate.house import House

SPANISH = Suggestion(
    "es",
    "Anota “Válido hasta” con cada recarga: así la página de inicio muestra qué SIM vence antes.",
    "Apunta “Válido hasta” con cada recarga 😀: así la primera página dice qué SIM vence antes.",
    "/es/guide/",
    "3f9c",
)
ARABIC = Suggestion("ar", "اتصل بـ *123# الآن", "اطلب الرمز *123# الآن", "/ar/", "3f9c")
CHINESE = Suggestion("zh-Hans", "去哪儿充值？先看看。", "到哪里充值？先看看。", "/zh-Hans/", "3f9c")
SENT = [SPANISH, ARABIC, CHINESE]


def shared(each: Suggestion) -> str:
    """Return the text that the app shares."""
    return (
        f"[nobars-suggestion]\nlanguage: {each.language}\npage: {each.page}\n"
        f"sentence: {each.sentence}\nsuggestion: {each.suggestion}\n"
        f"release: {each.release}\n[end]\n"
    )


TEXT = "Hola:\n\n" + "\n".join(map(shared, SENT))
HEAD = "From: a@example\nMIME-Version: 1.0\nContent-Type: text/{}; charset=utf-8\n"
PAGE = "<html><body>{}</body></html>"


def wrapped(before: str) -> str:
    """Return the text in lines of 50 characters, with something before each."""
    lines = (each for line in TEXT.split("\n") for each in textwrap.wrap(line, 50) or [""])
    return "\n".join(before + each for each in lines)


def mail(kind: str, encoding: str, body: bytes) -> bytes:
    """Return a mail, as a mail program saves it."""
    return f"{HEAD.format(kind)}Content-Transfer-Encoding: {encoding}\n\n".encode() + body


def in_blocks(tag: str) -> str:
    """Return the text as HTML, with each line in an element."""
    lines = (f"<{tag}>{html.escape(each)}</{tag}>" for each in TEXT.split("\n"))
    return PAGE.format("\n".join(lines))


BOTH = (
    b"From: a@example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=xy\n\n"
    b"--xy\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(in_blocks("div").encode())
    + b"\n--xy--\n"
)


@pytest.mark.parametrize(
    "data",
    {
        "saved": TEXT.encode(),
        "BOM": b"\xef\xbb\xbf" + TEXT.encode(),
        "UTF-16": TEXT.encode("utf-16"),
        "CR": TEXT.replace("\n", "\r").encode(),
        "wrapped": wrapped("").encode(),
        "quoted": wrapped("> > ").encode(),
        "quoted with bars": wrapped("| ").encode(),
        "separate accents": unicodedata.normalize("NFD", TEXT).encode(),
        "hard spaces": TEXT.replace(" ", "\u00a0").encode(),
        "bold keys": re.sub(r"(?m)^(\w+):", r"*\1:*", TEXT).encode(),
        "list": re.sub(r"(?m)^(\w+: )", r"- \1", TEXT).encode(),
        "full-width colons": re.sub(r"(?m)^(\w+): ", r"\1：", TEXT).encode(),
        "one line": TEXT.replace("\n", " ").encode(),
        "no end": TEXT.replace("[end]", "\n-- \nEnviado desde mi teléfono").encode(),
        "HTML": in_blocks("div").encode(),
        "HTML with line breaks": PAGE.format(html.escape(TEXT).replace("\n", "<br>\r\n")).encode(),
        "quoted-printable": mail("plain", "quoted-printable", quopri.encodestring(TEXT.encode())),
        "base64": mail("plain", "base64", base64.encodebytes(TEXT.encode())),
        "mail of HTML": mail("html", "8bit", in_blocks("p").encode()),
        "mail of parts": BOTH,
        "two mails": b"".join(
            b"From a@example Fri Nov 27 10:00:00 2026\n"
            + mail("plain", "base64", base64.encodebytes(each.encode()))
            for each in (shared(SPANISH), shared(ARABIC) + shared(CHINESE))
        ),
    }.items(),
    ids=lambda pair: pair[0],
)
def test_suggestion_survives_the_way(data: tuple[str, bytes]) -> None:
    """Whatever a mail program does, the words of the reader are the same."""
    assert list(read_suggestions(read_sent(data[1]))) == SENT


@pytest.mark.parametrize("quotes", ["“{}”", "«{}»", "「{}」"])
def test_straight_signs_become_those_of_the_catalog(quotes: str) -> None:
    """A messenger makes “ and ’ straight."""
    entries = [Entry(line=1, source="x", forms=[f"Es {quotes.format('a')} – así"], lines=[1])]
    plain = Suggestion("es", 'Es "a" - así', 'No es "a" - así...')
    found = curled(plain, entries)
    assert found.sentence == f"Es {quotes.format('a')} – así"
    assert found.suggestion == f"No es {quotes.format('a')} – así…"


def test_catalog_comes_as_the_attachment_of_a_mail(house: House, tmp_path: Path) -> None:
    """Whoever saves the whole mail has the translator's work too."""
    work = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Where to top up"\nmsgstr "Dónde se recarga"\n'
    )
    file = tmp_path / "mail.eml"
    file.write_bytes(
        b"From: a@example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=xy\n\n"
        b"--xy\nContent-Type: text/plain\n\nHola\n--xy\nContent-Type: application/octet-stream\n"
        b"Content-Disposition: attachment; filename=nobars-es.po\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(work.encode()) + b"--xy--\n"
    )
    assert "1 of 1 taken" in house.translate("take", "--all", str(file))
    assert "Dónde se recarga" in house.catalog("es").read_text("utf-8")


def test_two_suggestions_for_one_message_are_both_taken(house: House, tmp_path: Path) -> None:
    """The second one is matched to what the first one made of the message."""
    file = tmp_path / "mail.txt"
    first = Suggestion("es", "Dónde recargar", "Dónde se recarga", "/es/")
    second = Suggestion("es", "Dónde se recarga", "Dónde se puede recargar", "/es/")
    file.write_text(shared(first) + shared(first) + shared(second), "utf-8")
    assert "2 of 2 taken" in house.translate("take", "--all", str(file))
    assert "Dónde se puede recargar" in house.catalog("es").read_text("utf-8")
