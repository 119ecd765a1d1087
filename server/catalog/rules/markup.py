"""Tags and entities: a translation has those of its source, and no others."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from server.catalog.rules.registry import ERROR, TAG, Text, rule

_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);")
_ALONE = {"br", "hr", "img", "input", "wbr"}
_SCHEME = re.compile(r"(?:java|vb)script:|data:[\w/+-]*[;,]", re.IGNORECASE)
_COPY = "Copy the tags from the source, letter by letter, and translate only what is between them."


def _shape(tag: str) -> str:
    return re.sub(r"\s+", " ", tag.replace(" >", ">"))


def _tags(text: str) -> Counter[str]:
    return Counter(map(_shape, TAG.findall(text)))


def _named(tags: Counter[str]) -> Counter[str]:
    """Count opening and closing tags by name, whatever their attributes."""
    names: Counter[str] = Counter()
    for tag, count in tags.items():
        match = _NAME.match(tag)
        names["/" * tag.startswith("</") + (match[1] if match else "")] += count
    return names


@rule("markup.added", ERROR, _COPY)
def find_added(text: Text) -> Iterator[str]:
    """A catalog must not be able to bring its own markup into a page."""
    added = _named(_tags(text.translation)) - _named(_tags(text.source))
    for name in sorted(added):
        yield f"The source has no such <{name}>."


@rule("markup.lost", ERROR, _COPY)
def find_lost(text: Text) -> Iterator[str]:
    """A link or an emphasis would be gone."""
    lost = _named(_tags(text.source)) - _named(_tags(text.translation))
    for name in sorted(lost):
        yield f"<{name}> of the source is missing."


@rule("markup.attribute", ERROR, _COPY)
def find_changed_attributes(text: Text) -> Iterator[str]:
    """An attribute leads somewhere, or makes a number readable."""
    mine, wanted = _tags(text.translation), _tags(text.source)
    if _named(mine) == _named(wanted):
        for tag in sorted(mine - wanted):
            yield f"{tag} is not as in the source."


@rule(
    "markup.unbalanced", ERROR, "Close each tag after the text that it is about, inner ones first."
)
def find_unbalanced(text: Text) -> Iterator[str]:
    """What is not closed goes on to the end of the page."""
    unclosed: list[str] = []
    for tag in TAG.findall(text.translation):
        match = _NAME.match(tag)
        name = match[1].lower() if match else ""
        if name in _ALONE or tag.endswith("/>"):
            continue
        if not tag.startswith("</"):
            unclosed.append(name)
        elif not unclosed or unclosed.pop() != name:
            yield f"{tag} closes what is not open there."
            return
    if unclosed:
        yield f"<{unclosed[-1]}> is not closed."


@rule("markup.stray", ERROR, "Write &lt; for a sign that is to be read, or complete the tag.")
def find_stray(text: Text) -> Iterator[str]:
    """A lone angle bracket swallows the text behind it."""
    rest = TAG.sub("", text.translation)
    for sign in "<>":
        if rest.count(sign) > TAG.sub("", text.source).count(sign):
            yield f"A {sign} stands alone."


@rule("entity.added", ERROR, "Type the character itself; only & and < are written as entities.")
def find_added_entities(text: Text) -> Iterator[str]:
    """In some places they would be read as they are written."""
    added = Counter(_ENTITY.findall(text.translation)) - Counter(_ENTITY.findall(text.source))
    for entity in sorted(added):
        yield f"The source has no {entity} ({html.unescape(entity)})."


@rule("entity.lost", ERROR, "Copy it from the source as it is written there.")
def find_lost_entities(text: Text) -> Iterator[str]:
    """A bare & may begin another entity together with what follows."""
    lost = Counter(_ENTITY.findall(text.source)) - Counter(_ENTITY.findall(text.translation))
    for entity in sorted(lost):
        yield f"{entity} of the source is missing."


@rule("link.scheme", ERROR, "Remove it: a translation brings no links of its own.")
def find_scripts_in_links(text: Text) -> Iterator[str]:
    """A link that runs a script is an attack."""
    plain = re.sub(r"[\s\x00-\x1f]", "", html.unescape(text.translation))
    if match := _SCHEME.search(plain):
        yield f"{match[0]} stands in the translation."
