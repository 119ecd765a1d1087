"""Links of one message with exchanged addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.glossary import read_glossary
from server.catalog.reading import Element, elements, prose
from server.catalog.rules.glossary import pieces
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule


@rule("link.exchanged", ERROR, "Put each address to the words that it belongs to.", about="<a")
def find_addresses_of_others(text: Text) -> Iterator[str]:
    """A link with the words of another link leads readers to the wrong page."""
    wanted, there = _links(text)
    if there and _proofs(text, wanted, there) == {False}:
        yield "The links of this message are exchanged: each has the words of the other."


@rule("link.order", ADVICE, "Look whether each link leads where its words say.", about="<a")
def find_exchanged_links(text: Text) -> Iterator[str]:
    """Links in another order may be exchanged; they are right if their words moved with them."""
    wanted, there = _links(text)
    if not there:
        return
    proofs = _proofs(text, wanted, there)
    moved = [each.tag for each in there] != [each.tag for each in wanted]
    if proofs == {True, False} or (
        moved and not proofs and _edges(text.source) == _edges(text.translation)
    ):
        yield "The links of this message seem to be exchanged."


def _links(text: Text) -> tuple[list[Element], list[Element]]:
    """Return the links of source and translation; none if they can't be exchanged."""
    wanted = [each for each in elements(text.source) if each.name == "a"]
    there = [each for each in elements(text.translation) if each.name == "a"]
    order = [each.tag for each in wanted]
    if len(set(order)) < 2 or sorted(each.tag for each in there) != sorted(order):
        return [], []
    return wanted, there


def _edges(whole: str) -> tuple[bool, bool]:
    """Return whether a text begins with a link, and whether it ends with one."""
    return whole.lstrip().startswith("<a "), bool(re.search(r"</a>\W*$", whole))


def _proofs(text: Text, wanted: list[Element], there: list[Element]) -> set[bool]:
    """Return for the glossary's terms whether they are in their links; no item if none tells."""
    terms = read_glossary(text.language.folder).terms
    found: set[bool] = set()
    for link in wanted:
        mine = next(each for each in there if each.tag == link.tag)
        rest = [each for each in there if each.tag != link.tag]
        for word, choices in terms.items():
            if not re.search(rf"\b{re.escape(word)}\b", prose(link.inner), re.IGNORECASE):
                continue
            parts = [part for each in choices for part in pieces(each, text.script)]
            here = any(part in prose(mine.inner).casefold() for part in parts)
            elsewhere = any(part in prose(each.inner).casefold() for each in rest for part in parts)
            if here != elsewhere:
                found.add(here)
    return found
