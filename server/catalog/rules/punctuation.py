"""Signs and spaces, as the language's own hand sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.rules.registry import ADVICE, Text, rule

# The kinds of signs that can end a sentence. Greek asks with ; and Armenian ends with ։.
_KINDS = {
    "full stop": ".。।۔።։",
    "question mark": "?？؟;",
    "exclamation mark": "!！",
    "colon": ":：",
    "ellipsis": "…⋯",
}
_OWN = {
    "Hans": {".": "。", "?": "？", "!": "！", ":": "：", ",": "，", ";": "；"},
    "Arab": {"?": "؟", ",": "،", ";": "؛"},
}
_OWN["Hant"] = _OWN["Jpan"] = _OWN["Hans"]
_WITHOUT_SIGNS = {"Thai", "Laoo", "Khmr", "Mymr"}
_ASKING = ("How ", "What ", "When ", "Where ", "Which ", "Who ", "Why ")
_CLOSING = "”»’\"')）]】」』 \u200f\u200e\u00a0\ufffc"


def _ending(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSING)
    last = "…" if bare.endswith(("...", "……")) else bare[-1:]
    return next((kind for kind, signs in _KINDS.items() if last in signs and last), "")


@rule("space.edge", ADVICE, "Begin and end as the source does, without spaces around.")
def find_edges(text: Text) -> Iterator[str]:
    """Spaces and new lines at the edges shift what stands beside."""
    edge = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    mine, wanted = edge.match(text.translation), edge.match(text.source)
    for group, where in ((1, "begins"), (2, "ends")):
        if mine and wanted and mine[group] != wanted[group]:
            kind = "a new line" if "\n" in mine[group] + wanted[group] else "spaces"
            yield f"The translation {where} with {kind}, unlike the source, or the other way round."


@rule("space.double", ADVICE, "Type one space.")
def find_double_spaces(text: Text) -> Iterator[str]:
    """Two in a row are a slip."""
    if "  " in text.translation.strip() and "  " not in text.source:
        yield "Two spaces stand in a row."


@rule("punctuation.end", ADVICE, "End it with your language’s sign for that, or with none as well.")
def find_other_ending(text: Text) -> Iterator[str]:
    """A question stays a question, and a label gets no full stop."""
    mine, wanted = _ending(text.translation), _ending(text.source)
    free = text.stands_for_one_number or {mine, wanted} <= _free_endings(text)
    if mine != wanted and text.prose and not free:
        yield f"The source ends with {_name(wanted)}, the translation with {_name(mine)}."


def _free_endings(text: Text) -> set[str]:
    """Return the endings among which a language may choose here."""
    if text.script in _WITHOUT_SIGNS:
        return {"", "full stop", "question mark"}
    if text.source.endswith("”"):
        return {"", "full stop"}  # before the quotation mark, behind it, or nowhere
    if text.source.startswith(_ASKING):
        return {"", "question mark"}  # a heading such as “Where to top up”
    return set()


def _name(kind: str) -> str:
    return f"a{'n' if kind[0] == 'e' else ''} {kind}" if kind else "no sign"


@rule("punctuation.width", ADVICE, "Use the sign of your language’s script.")
def find_foreign_signs(text: Text) -> Iterator[str]:
    """Chinese, Japanese and Arabic have signs of their own."""
    for sign, own in _OWN.get(text.script, {}).items():
        letters = "\u0600-\u06ff\u3040-\u9fff"
        if re.search(rf"[{letters}]{re.escape(sign)}(?:\s|$|[{letters}])", text.prose):
            yield f"After a letter of its own the text has {sign} in place of {own}."


@rule("punctuation.inverted", ADVICE, "Open with ¿ or ¡ what ? or ! closes.")
def find_unopened(text: Text) -> Iterator[str]:
    """Spanish opens its questions."""
    if text.language.tag.split("-")[0] in {"es", "ast", "gl"}:
        for opening, closing in ("¿?", "¡!"):
            if text.prose.count(opening) != text.prose.count(closing):
                yield f"{opening} and {closing} don’t match."


@rule("quotes.ascii", ADVICE, "Use your language’s quotation marks: “ ”, « », 「 」 …")
def find_straight_quotes(text: Text) -> Iterator[str]:
    """Straight marks are a typewriter's."""
    if '"' in text.prose and '"' not in text.source_prose:
        yield "A straight quotation mark stands in the text."


@rule("quotes.pairs", ADVICE, "Close what is opened.")
def find_unpaired(text: Text) -> Iterator[str]:
    """A mark or a bracket without its partner is a slip."""
    for one, other in ("()", "（）", "「」", "『』", "《》", "[]"):
        if text.prose.count(one) != text.prose.count(other):
            yield f"{one} and {other} don’t match."
