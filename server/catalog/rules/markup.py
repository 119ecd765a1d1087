"""Tags and entities: a translation must have exactly those of its source."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from server.catalog.reading import TAG, elements, tag_name, unbalanced
from server.catalog.rules.registry import ERROR, Text, rule

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);")
_SCHEME = re.compile(r"(?:java|vb)script:|data:[\w/+-]*[;,]", re.IGNORECASE)
_COPY = "Copy the tags from the source, letter by letter, and translate only what is between them."


def _shape(tag: str) -> str:
    return re.sub(r"\s+", " ", tag.replace(" >", ">"))


def _tags(text: str) -> Counter[str]:
    return Counter(map(_shape, TAG.findall(text)))


def _named(tags: Counter[str]) -> Counter[str]:
    """Count opening and closing tags by name, whatever their attributes."""
    counted: Counter[str] = Counter()
    for tag, count in tags.items():
        counted["/" * tag.startswith("</") + tag_name(tag)] += count
    return counted


def without_repeated(text: Text) -> str:
    """Return the translation without the <bdi> of a code or amount that it repeats.

    Some languages must name a code twice in a sentence that names it once in the source.
    """
    there = text.translation
    if there.count("<bdi") <= text.source.count("<bdi"):
        return there
    wanted = Counter((_shape(each.tag), each.inner) for each in elements(text.source))
    for element in elements(text.translation):
        key = (_shape(element.tag), element.inner)
        if element.name == "bdi" and wanted[key] > 0:
            whole = f"{element.tag}{element.inner}</bdi>"
            for _ in range(max(there.count(whole) - wanted[key], 0)):
                there = there.replace(whole, element.inner, 1)
    return there


@rule("markup.added", ERROR, _COPY, about="<")
def find_added(text: Text) -> Iterator[str]:
    """A catalog must not be able to add markup of its own to a page."""
    for name in sorted(_named(_tags(without_repeated(text))) - _named(_tags(text.source))):
        yield f"The source has no such <{name}>."


@rule("markup.lost", ERROR, _COPY, about="<")
def find_lost(text: Text) -> Iterator[str]:
    """Without a tag of the source, a link or an emphasis would be missing."""
    for name in sorted(_named(_tags(text.source)) - _named(_tags(text.translation))):
        yield f"<{name}> of the source is missing."


@rule("markup.attribute", ERROR, _COPY, about="<")
def find_changed_attributes(text: Text) -> Iterator[str]:
    """Attributes have addresses and the direction of codes, so they must stay unchanged."""
    mine, wanted = _tags(without_repeated(text)), _tags(text.source)
    if _named(mine) == _named(wanted):
        for tag in sorted(mine - wanted):
            yield f"{tag} is not as in the source."


@rule(
    "markup.unbalanced",
    ERROR,
    "Close each tag after the text that it is about, inner ones first.",
    about="<",
)
def find_unbalanced(text: Text) -> Iterator[str]:
    """An element that is not closed continues to the end of the page."""
    return unbalanced(text.translation)


@rule(
    "markup.stray",
    ERROR,
    "Write &lt; for a sign that is to be read, or complete the tag.",
    about="<",
)
def find_stray(text: Text) -> Iterator[str]:
    """The text after a lone angle bracket may be read as a tag, and not shown."""
    rest = TAG.sub("", text.translation)
    for sign in "<>":
        if rest.count(sign) > TAG.sub("", text.source).count(sign):
            yield f"A {sign} stands alone."


@rule(
    "entity.added",
    ERROR,
    "Type the character itself; only & and < are written as entities.",
    about="&",
)
def find_added_entities(text: Text) -> Iterator[str]:
    """In some places the app would show an entity as it is written."""
    added = Counter(_ENTITY.findall(text.translation)) - Counter(_ENTITY.findall(text.source))
    for entity in sorted(added):
        yield f"The source has no {entity} ({html.unescape(entity)})."


@rule("entity.double", ERROR, "Write it once, as the source does: &amp; for &.", about="&")
def find_double_entities(text: Text) -> Iterator[str]:
    """A page would show “&amp;” to readers."""
    match = _ENTITY.search(html.unescape(text.translation))
    if match and match[0] not in html.unescape(text.source):
        yield f"The page would show {match[0]} as it is written."


@rule("entity.lost", ERROR, "Copy it from the source as it is written there.", about="&")
def find_lost_entities(text: Text) -> Iterator[str]:
    """A bare & and the letters after it may be read as another entity."""
    mine = Counter(_ENTITY.findall(text.translation))
    wanted = Counter(_ENTITY.findall(text.source))
    for entity in sorted(wanted - mine):
        if entity != "&amp;" or "&" in _ENTITY.sub("", text.translation):
            yield f"{entity} of the source is missing."


@rule("link.scheme", ERROR, "Remove it: a translation brings no links of its own.")
def find_scripts_in_links(text: Text) -> Iterator[str]:
    """A link that runs a script is an attack."""
    plain = re.sub(r"[\s\x00-\x1f]", "", html.unescape(text.translation))
    if match := _SCHEME.search(plain):
        yield f"{match[0]} stands in the translation."
