"""The content of elements: a code in its <bdi>, the right words in a link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from server.catalog.reading import TAG, Element, elements, names, prose
from server.catalog.rules.content import is_readable
from server.catalog.rules.literals import same_literal
from server.catalog.rules.registry import ADVICE, ERROR, Text, rule

_WITHIN = "Put the words back between the opening and the closing tag, as in the source."
_NAMES = re.compile(r"[A-Z][A-Za-z]*[A-Z]\w*|\d+|[a-z]+[A-Z]\w*")  # PIN, eSIM, 1510


@rule("tag.empty", ERROR, _WITHIN, about="<")
def find_empty(text: Text) -> Iterator[str]:
    """An empty link has no name for a screen reader, and an empty <bdi> isolates nothing."""
    empty = Counter(each.name for each in elements(text.source) if not _reads(each))
    for element in elements(text.translation):
        if not _reads(element):
            empty[element.name] -= 1
            if empty[element.name] < 0:
                yield f"Nothing to read stands in {element.tag}."


def _reads(element: Element) -> bool:
    """Return whether an element has something to read; for a <bdi>, a sign such as * is enough."""
    if element.name == "bdi":
        return bool(element.text.strip())
    return is_readable(prose(element.inner)) or bool(names(element.inner))


@rule("tag.nested", ERROR, "Close the first link before the second begins.", about="<")
def find_nested(text: Text) -> Iterator[str]:
    """Browsers split a link within a link, so it can't be tapped."""
    allowed = {(each.name, each.inside) for each in elements(text.source)}
    for element in elements(text.translation):
        if element.name in element.inside and (element.name, element.inside) not in allowed:
            yield f"<{element.name}> stands within <{element.name}>."


@rule("tag.content", ERROR, "Copy the <bdi> from the source with all that stands in it.", about="<")
def find_changed_content(text: Text) -> Iterator[str]:
    """A code or an amount outside of its <bdi> may show in the wrong order."""
    wanted = [each for each in elements(text.source) if each.name == "bdi"]
    there = [each for each in elements(text.translation) if each.name == "bdi"]
    left, lost, plain = list(there), 0, TAG.sub("", text.translation)
    for element in wanted:
        same = next((each for each in left if same_literal(each.inner, element.inner)), None)
        if same is not None:
            left.remove(same)
            continue
        lost += 1
        if there and element.inner in plain:  # else literal.changed has it
            yield f"“{element.inner}” of the source does not stand in a <bdi>."
    for element in left:
        if not lost and not any(same_literal(element.inner, each.inner) for each in wanted):
            yield f"“{element.inner}” stands in a <bdi>, and in none of the source."


@rule("tag.moved", ADVICE, "Set the same words apart as the source does.", about="<")
def find_moved(text: Text) -> Iterator[str]:
    """An emphasis or a link around other words has another meaning."""
    pairs = _pairs(text)
    for mine, wanted in pairs:
        outside = prose(text.source.replace(wanted.inner, "", 1))
        for name in dict.fromkeys(_NAMES.findall(prose(mine.inner))):
            inside = re.search(rf"\b{name}\b", prose(wanted.inner))
            if not inside and re.search(rf"\b{name}\b", outside):
                yield f"“{name}” stands in {mine.tag} here, and not in the source."


def _pairs(text: Text) -> list[tuple[Element, Element]]:
    """Return pairs of elements of both texts with a tag that only one element of the source has."""
    wanted, there = elements(text.source), elements(text.translation)
    counted = Counter(each.tag for each in wanted)
    return [
        (mine, each)
        for each in wanted
        for mine in there
        if mine.tag == each.tag and counted[each.tag] == 1 and each.name != "bdi"
    ]


@rule("tag.whole", ADVICE, "Set apart only what the source sets apart.", about="<")
def find_swallowed(text: Text) -> Iterator[str]:
    """If only a few words of the source are a link, the whole translation must not be one."""
    for mine, wanted in _pairs(text):
        left = prose(text.source.replace(wanted.inner, "", 1))
        if len(left.split()) > 2 and not is_readable(
            prose(text.translation.replace(mine.inner, "", 1))
        ):
            yield f"All of the text stands in {mine.tag}."
