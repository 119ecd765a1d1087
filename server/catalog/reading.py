"""Reading the placeholders, per cent signs and tags of a catalog's texts.

The check, the build, the server (server/core/localization.py) and the browser
(web/domain/placeholders.ts) read a text in this one way, so that a text that passes the check is
shown as it should be:

- `%(name)s` stands for a value;
- `%%` is a per cent sign, and so is any other `%`. The check refuses a lone `%` beside
  placeholders, because gettext's tools do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
ALONE = frozenset({"br", "hr", "img", "input", "wbr"})
HELD = "\ufffc"  # stands for the value of a placeholder in prose


def fill(text: str, values: Mapping[str, object], escape: Callable[[object], str] = str) -> str:
    """Return a text with its values filled in. Raise KeyError for a name without a value."""

    def piece(match: re.Match[str]) -> str:
        name = match[1]
        return "%" if name is None else escape(values[name])

    return PLACEHOLDER.sub(piece, text)


def has_lone_percent(text: str, source: str) -> bool:
    """Return whether a lone per cent sign is in a text whose source has placeholders."""
    return bool(names(source)) and "%" in PLACEHOLDER.sub("", text)


def names(text: str) -> list[str]:
    """Return the names of a text's placeholders in order."""
    return [name for name in PLACEHOLDER.findall(text) if name]


def prose(text: str) -> str:
    """Return a text as readers see it: without tags, and with `HELD` for each placeholder."""
    return PLACEHOLDER.sub(lambda match: HELD if match[1] else "%", TAG.sub("", text))


def tag_name(tag: str) -> str:
    """Return the name of the element that a tag opens or closes, in lower case."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a text: its opening tag, its content, and the names of its ancestors."""

    tag: str
    inner: str
    inside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name, such as `a` or `bdi`."""
        return tag_name(self.tag)

    @property
    def text(self) -> str:
        """Its content without tags."""
        return TAG.sub("", self.inner)


def elements(text: str) -> list[Element]:
    """Return the closed elements of a text in the order of their opening tags."""
    found: list[tuple[int, Element]] = []
    opened: list[tuple[str, int, int]] = []
    for match in TAG.finditer(text):
        name = tag_name(match[0])
        if name in ALONE or match[0].endswith("/>"):
            continue
        if not match[0].startswith("</"):
            opened.append((match[0], match.start(), match.end()))
        elif opened and tag_name(opened[-1][0]) == name:
            tag, start, end = opened.pop()
            inside = tuple(tag_name(each) for each, _, _ in opened)
            found.append((start, Element(tag, text[end : match.start()], inside)))
    return [element for _, element in sorted(found, key=lambda pair: pair[0])]


def unbalanced(text: str) -> Iterator[str]:
    """Yield the problem with the nesting of the tags, if there is one."""
    opened: list[str] = []
    for tag in TAG.findall(text):
        name = tag_name(tag)
        if name in ALONE or tag.endswith("/>"):
            continue
        if not tag.startswith("</"):
            opened.append(name)
        elif not opened or opened.pop() != name:
            yield f"{tag} closes what is not open there."
            return
    if opened:
        yield f"<{opened[-1]}> is not closed."
