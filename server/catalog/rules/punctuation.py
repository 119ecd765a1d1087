"""Punctuation as the language sets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.reading import HELD
from server.catalog.rules.registry import ADVICE, Text, rule

# The kinds of signs that can end a text. In Greek ; is a question mark; Armenian ends with ։.
_KINDS = {
    "full stop": ".。।۔։።",
    "question mark": "?？؟;",
    "exclamation mark": "!！",
    "colon": ":：",
    "ellipsis": "…⋯",
    "comma": ",，、،",
    "semicolon": "؛；",
}
_OWN = {
    "Hans": {".": "。", "?": "？", "!": "！", ":": "：", ",": "，", ";": "；"},
    "Arab": {"?": "؟", ",": "،", ";": "؛"},
}
_OWN["Hant"] = _OWN["Jpan"] = _OWN["Hans"]
_LETTERS = {"Arab": "\u0600-\u06ff"}
_WITHOUT_SIGNS = {"Thai", "Laoo", "Khmr", "Mymr"}
_ASKING = ("How ", "What ", "When ", "Where ", "Which ", "Who ", "Why ")
_CLOSING = "”»“’\"')）]】」』 \u200f\u200e\u00a0\u202f"
# Signs that must not follow each other. Dots and exclamation marks may be repeated.
_DOUBLED = re.compile(
    r"(?<!\.)\.\.(?!\.)|。。|(?<!…)…。|([,，、،;؛；:：।])\1|[.。।][,，、,。]|[,，、،][.。।]|।\.|\.।"
    r"|。\.|\.。|…\.+|\.{2,}…|…\.+|\.{2,}…|[?？؟]{2,}|[!！]{3,}"
)
_UNIT = re.compile(rf"{HELD}[\s\u00a0]*[^\W\d_]{{1,5}}\.$")
_SENTENCE = re.compile(r"[.!?]\s+\S")
_ASKED = re.compile(r"\?\s+\S")
_ABBREVIATION = re.compile(r"\b(?:[ap]\.m|etc|approx|min|max|No)\.$")
_ABBREVIATED = re.compile(r"(?<=[^\W\d_])\.,")  # “etc.,”


def _ending(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSING)
    last = "…" if bare.endswith(("...", "……")) else bare[-1:]
    return next((kind for kind, signs in _KINDS.items() if last in signs and last), "")


@rule("punctuation.end", ADVICE, "End it with your language’s sign for that, or with none as well.")
def find_other_ending(text: Text) -> Iterator[str]:
    """A translation ends as its source does: a question is a question, a label has no full stop."""
    mine, wanted = _ending(text.translation_without_tags), _ending(text.source_without_tags)
    if _ABBREVIATION.search(text.source_prose) and wanted == "full stop":
        wanted = mine  # the dot may be that of the abbreviation, or end a sentence too
    if mine == "full stop" and not wanted and _UNIT.search(text.prose):
        mine = ""  # the dot of an abbreviation
    free = text.stands_for_one_number or {mine, wanted} <= _free_endings(text)
    if "</a>" in text.source[-8:] and "</a>" not in text.translation[-8:]:
        free = free or {mine, wanted} == {"", "full stop"}  # the link that ended it moved
    if mine != wanted and text.prose.strip() and not free:
        yield f"The source ends with {_name(wanted)}, the translation with {_name(mine)}."


def _free_endings(text: Text) -> set[str]:
    """Return the endings that a language may choose from in a text."""
    source, translation = text.source.rstrip(), text.translation.rstrip()
    if text.script in _WITHOUT_SIGNS:
        return {"", "full stop", "question mark"}
    if source.endswith("”") or translation.endswith(("”", "»", "」")):
        # before the quotation mark, behind it, or nowhere
        return {"", "full stop", "exclamation mark"}
    free = set()
    if _ASKED.search(text.source_prose):
        free |= {"", "question mark"}  # the question moved to the end
    if text.script == "Jpan" and "か" in translation[-3:]:
        free |= {"question mark", "full stop", ""}
    if source.startswith(_ASKING):
        free |= {"", "question mark"}  # a heading such as “Where to top up”
    if source.endswith("</a>") and _SENTENCE.search(text.source_prose):
        free |= {"", "full stop"}  # the link may be a sentence of its own, or end one
    if " " in source and _ending(text.source_without_tags) in {"full stop", "exclamation mark"}:
        free |= {"full stop", "exclamation mark"}
    return free


def _name(kind: str) -> str:
    return f"a{'n' if kind[0] == 'e' else ''} {kind}" if kind else "no sign"


@rule("punctuation.double", ADVICE, "Type the sign once.")
def find_doubled(text: Text) -> Iterator[str]:
    """A repeated sign is a typing mistake."""
    plain = _ABBREVIATED.sub("", text.prose)
    for match in _DOUBLED.finditer(plain):
        if match[0] not in text.source_prose:
            yield f"“{match[0]}” stands in the text."
            return


@rule("punctuation.width", ADVICE, "Use the sign of your language’s script.")
def find_foreign_signs(text: Text) -> Iterator[str]:
    """Chinese, Japanese and Arabic have signs of their own."""
    letters = _LETTERS.get(text.script, "\u3040-\u30ff\u3400-\u9fff")
    for sign, own in _OWN.get(text.script, {}).items():
        if sign not in text.prose:
            continue
        mark = re.escape(sign)
        after = rf"[{letters}”」）]{mark}(?![\w/.])|[{letters}]{mark}[{letters}A-Za-z]"
        before = rf"(?<![\d.]){mark}\s*[{letters}]" if sign in ",;:" else r"(?!)"
        if re.search(f"{after}|{before}", text.prose):
            yield f"Beside a letter of its own the text has {sign} in place of {own}."


@rule("punctuation.inverted", ADVICE, "Open with ¿ or ¡ what ? or ! closes.")
def find_unopened(text: Text) -> Iterator[str]:
    """Spanish has a sign at the beginning of questions and exclamations, too."""
    if text.base in {"es", "ast"}:
        for opening, closing in ("¿?", "¡!"):
            if text.prose.count(opening) != text.prose.count(closing):
                yield f"{opening} and {closing} don’t match."
