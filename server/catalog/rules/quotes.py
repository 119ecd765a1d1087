"""Quotation marks and brackets: in pairs, and those of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

_MARKS = "“”„‟«»「」『』《》〈〉"
# The marks that a script uses. A language's glossary may allow fewer (see glossary.py).
_USUAL = {
    "Hans": "“”《》〈〉", "Hant": "「」『』《》〈〉", "Jpan": "「」『』《》〈〉“”",
    "Kore": "“”「」『』《》", "Arab": "«»“”", "Hebr": "“”„«»", "Cyrl": "«»„“”", "Latn": "“”„‟«»",
    "Deva": "“”", "Thai": "“”«»", "Grek": "«»“”",
}  # fmt: skip
# Languages in Latin script, with marks that they never use.
_NEVER = {"tr": "„", "pt": "„", "es": "„", "en": "„«»", "sv": "„"}
_LIST = re.compile(r"(?<![^\s“„«])\(?(?:[a-zа-яα-ω]|\d{1,2}|[ivx]+)\)", re.IGNORECASE)
_SMILEYS = re.compile(r"(?<![(（])[:;]-?[()]")


@rule("quotes.ascii", ADVICE, "Use your language’s quotation marks: “ ”, « », 「 」 …")
def find_straight_quotes(text: Text) -> Iterator[str]:
    """Straight quotation marks are those of typewriters; printed text has others."""
    if '"' in text.prose and '"' not in text.source_prose:
        yield "A straight quotation mark stands in the text."


@rule("quotes.pairs", ADVICE, "Close what is opened.")
def find_unpaired(text: Text) -> Iterator[str]:
    """A quotation mark or bracket without its partner is a typing mistake."""
    plain = _SMILEYS.sub("", text.prose)
    if any(plain.count(one) != plain.count(other) for one, other in ("()", "（）")):
        plain = _LIST.sub("", plain)
    for pair in ("「」", "『』", "《》", "[]", "{}", "【】"):
        if plain.count(pair[0]) != plain.count(pair[1]):
            yield f"{pair[0]} and {pair[1]} don’t match."
    opened = plain.count("(") + plain.count("（")
    if opened != plain.count(")") + plain.count("）"):
        yield "( and ) don’t match."
    if sum(map(plain.count, "“”„‟")) % 2 and not sum(map(text.source_prose.count, "“”")) % 2:
        yield "A quotation mark is not closed, or was never opened."
    if plain.count("«") != plain.count("»"):
        yield "« and » don’t match."


@rule("quotes.other", ADVICE, "Use the quotation marks of your language.")
def find_foreign_marks(text: Text) -> Iterator[str]:
    """Marks of another language come from copied text."""
    usual = _USUAL.get(text.script)
    never = _NEVER.get(text.base, "")
    for mark in dict.fromkeys(each for each in text.prose if each in _MARKS):
        if text.base == "fr" and mark in "“”" and "«" not in text.prose:
            yield f"{mark} stands alone; the marks of French are « and »."
        elif usual is not None and (mark not in usual or mark in never):
            yield f"{mark} is a mark of another language."
