"""The text of a file that somebody sent: as it was saved, or as a mail, plain or in HTML.

Mail programs and messengers wrap lines, quote them, write letters with separate accents, and put
the text into HTML. A catalog comes through unchanged.
"""

from __future__ import annotations

import codecs
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from server.catalog.po import decode

_MAIL = re.compile(rb"\A(?:From .*\r?\n)?(?:[A-Za-z][\w-]*:.*\r?\n(?:[ \t].*\r?\n)*)+\r?\n")
_MIME = re.compile(rb"^(?:MIME-Version|Content-T[\w-]*):", re.IGNORECASE | re.MULTILINE)
_NEXT_MAIL = re.compile(rb"(?m)^(?=From \S+.*\d{4}\r?$)")
_HTML = re.compile(r"<(?:html|body|div|p|br|span|blockquote|td)\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:div|p|br|li|tr|blockquote|pre|h\d)\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_sent(data: bytes) -> str:
    """Return the text of a file or of the mails in it. Raise CatalogError if it isn't UTF-8."""
    mails = [each for each in _NEXT_MAIL.split(data) if each.strip()]
    if mails and all(_is_mail(each) for each in mails):
        return "\n".join(_text_of_mail(each) for each in mails)
    text = data.decode("utf-16", errors="replace") if data.startswith(_BOMS) else decode(data)
    return _text_of_json(text) if text.lstrip()[:1] in {"{", "["} else text


def _text_of_json(text: str) -> str:
    """Return the messages of a messenger's export; a text that is no JSON as it is."""
    try:
        return "\n\n".join(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return text


def _strings(value: object) -> Iterator[str]:
    """Yield each text of an export. Telegram's has its pieces in a list, words and links."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and any(isinstance(each, str) for each in value):
        yield "".join(piece for each in value for piece in _strings(each))
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        parts = [value["text"]] if "text" in value else value.values()
        for each in parts:
            yield from _strings(each)


def as_lines(text: str) -> str:
    """Return what a reader of a mail sees: without tags of HTML, with plain ends of lines."""
    if _HTML.search(text):
        text = re.sub(r"\s*\n\s*", " ", _UNSEEN.sub("", text)) if _BLOCK.search(text) else text
        text = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", _BLOCK.sub("\n", text)))
    plain = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)
    return unicodedata.normalize("NFC", plain)


def _is_mail(data: bytes) -> bool:
    head = _MAIL.match(data)
    return head is not None and _MIME.search(head[0]) is not None


def _text_of_mail(data: bytes) -> str:
    """Return an attached catalog, else the text of a mail; of two forms of it the plain one."""
    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage):
        return ""
    attached = [each for each in _parts(mail) if (each.get_filename() or "").endswith(".po")]
    if attached:
        return decode(_bytes(attached[0]))
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    encoding = part.get_content_charset("utf-8")
    try:
        return _bytes(part).decode(encoding, errors="replace")
    except LookupError:
        return _bytes(part).decode(errors="replace")


def _parts(mail: EmailMessage) -> Iterator[EmailMessage]:
    return (each for each in mail.walk() if isinstance(each, EmailMessage))


def _bytes(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
