"""Suggestions as messengers copy and export them: with sender and time before each line."""

from __future__ import annotations

import json

import pytest

from server.translate.sent import read_sent
from server.translate.suggestion import Suggestion, read_suggestions

LINES = [
    "[nobars-suggestion]",
    "language: es",
    "page: /es/guide/",
    "sentence: Guarda el recibo.",
    "suggestion: Conserva el comprobante: sirve de prueba.",
    "release: abc123",
    "[end]",
]
WHOLE = "\n".join(LINES)
SUGGESTION = Suggestion(
    language="es",
    sentence="Guarda el recibo.",
    suggestion="Conserva el comprobante: sirve de prueba.",
    page="/es/guide/",
    release="abc123",
)


def _each(before: str) -> str:
    return "\n".join(before + line for line in LINES)


EXPORTS: dict[str, str] = {
    "WhatsApp, an export": f"[27/11/2026, 10:03:15] Ana: {WHOLE}\n[27/11/2026, 10:04:00] Ana: ya",
    "WhatsApp, iPhone": _each("[27/11/2026, 10:03:15] Ana: "),
    "WhatsApp, the web": _each("[10:03, 27/11/2026] Ana: "),
    "WhatsApp, an unknown number": _each("[10:03 AM, 11/27/2026] +34 600 00 00 00: "),
    "WhatsApp, Android": _each("27/11/2026, 10:03 - Ana: "),
    "WhatsApp, with a narrow space": _each("11/27/26, 3:03\u202fPM - Ana: "),
    "WhatsApp, with marks of direction": _each("\u200e[27/11/2026, 10:03:15] Ana: \u200e"),
    "WhatsApp, Arabic": _each("\u200f[٢٧/١١/٢٠٢٦، ١٠:٠٣:١٥ ص] آنا: "),
    "WhatsApp, Chinese": _each("[2026/11/27 下午3:03:15] 安娜: "),
    "a full-width colon": _each("[2026/11/27 15:03] 安娜："),
    "Telegram, one message": f"Ana, [27.11.2026 10:03]\n{WHOLE}\n\nAna, [27.11.2026 10:05]\nya",
    "Telegram, a line each": "\n".join(f"Ana, [27.11.2026 10:03]\n{each}\n" for each in LINES),
    "Telegram, older": "\n".join(f"Ana, [27 nov 2026, 10:03:15]:\n{each}" for each in LINES),
    "Telegram, JSON": json.dumps(
        {"messages": [{"from": "Ana", "text": [WHOLE[:40], {"text": WHOLE[40:60]}, WHOLE[60:]]}]}
    ),
    "Signal": _each("Ana (27/11/2026 10:03): "),
    "Signal, an export": f"From: Ana (+34600000000)\nSent: 1790000000000\n\n{WHOLE}",
    "Signal, JSON": json.dumps({"conversationId": "x", "body": WHOLE}),
    "WeChat": "\n".join(f"安娜 2026/11/27 10:03\n{each}" for each in LINES),
    "WeChat, names only": "\n".join(f"安娜:\n{each}" for each in LINES),
    "LINE": _each("10:03\tAna\t"),
    "IRC": _each("[10:03] <Ana> "),
    "a quoted mail": _each("> "),
    "a quoted chat": _each("> [27/11/2026, 10:03] Ana: "),
}


@pytest.mark.parametrize("text", EXPORTS.values(), ids=EXPORTS)
def test_suggestion_is_read_as_a_messenger_copies_it(text: str) -> None:
    """Names and times are no part of the wording, whichever messenger wrote them."""
    assert [*read_suggestions(read_sent(text.encode()))] == [SUGGESTION]


def test_another_message_is_no_part_of_a_suggestion() -> None:
    """The end of a suggestion may be lost when only some messages are copied."""
    before = "[27/11/2026, 10:03] Ana: "
    cut = "\n".join(before + each for each in [*LINES[:-1], "Gracias", "¿Lo ves?"])
    assert [*read_suggestions(cut)] == [SUGGESTION]


def test_text_that_begins_like_json_is_read_as_text() -> None:
    """A note in brackets may stand above a suggestion."""
    assert [*read_suggestions(read_sent(f"[sic] hola\n\n{WHOLE}".encode()))] == [SUGGESTION]
