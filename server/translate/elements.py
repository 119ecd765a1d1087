"""Reading HTML in pieces, to describe the element around a message to translators."""

from __future__ import annotations

import re

_PIECE = re.compile(r"<(/?)([a-z][\w-]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_UNFINISHED = re.compile(r"<[a-z](?:[^<>\"]|\"[^\"]*\")*(?:\"[^\"]*)?$")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"[^\"]*$")
_CODE = re.compile(r"data-code=\"([^\"]+)\"")
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "use", "circle"}
_PARTS = {"h1", "h2", "h3", "h4", "section", "dialog", "template", "form"}
_ATTRIBUTES = {
    "alt": "spoken description of a picture",
    "aria-description": "spoken description",
    "aria-label": "spoken name",
    "label": "heading of a group of choices",
    "placeholder": "example in an empty field",
    "title": "tip",
    "value": "label of a button",
}
_ELEMENTS = {
    "a": "link",
    "blockquote": "quotation",
    "button": "button",
    "caption": "title of a table",
    "dd": "value in a list",
    "dt": "label in a list",
    "figcaption": "caption",
    "h1": "heading of the page",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "label": "label",
    "legend": "heading of a group of fields",
    "li": "item of a list",
    "option": "choice",
    "output": "result",
    "p": "paragraph",
    "summary": "title of a fold",
    "td": "cell of a table",
    "th": "head of a column or row",
    "title": "title of the page, in the browser’s tab",
}
_CLASSES = {"button": "button", "field__hint": "hint", "hint": "hint", "notice": "notice"}


class Elements:
    """The elements that are open after the pieces read so far.

    A template may open an element once in each branch of a condition, so tags need not balance.
    """

    def __init__(self) -> None:
        """Begin outside of all elements."""
        self._open: list[tuple[str, str]] = []  # name, attributes
        self._rest = ""  # a tag that is not finished

    def take(self, text: str) -> bool:
        """Read a piece; return whether a heading, or a part without one, begins in it."""
        text, begins = self._rest + text, False
        for match in _PIECE.finditer(text):
            closing, name, attributes = match.groups()
            if closing:
                self._close(name)
            elif not attributes.endswith("/") and name not in _VOID:
                self._open.append((name, attributes))
                begins |= name in _PARTS
        unfinished = _UNFINISHED.search(text)
        self._rest = unfinished[0] if unfinished else ""
        return begins

    def _close(self, name: str) -> None:
        names = [each for each, _ in self._open]
        if name in names:
            del self._open[len(names) - 1 - names[::-1].index(name) :]

    @property
    def attribute(self) -> str:
        """The role of a text in an attribute; "" outside of a tag."""
        match = _ATTRIBUTE.search(self._rest)
        return _ATTRIBUTES.get(match[1], "") if match else ""

    @property
    def role(self) -> str:
        """The role of a text at this place: that of the innermost element with a role."""
        if self._rest:
            return self.attribute
        for name, attributes in reversed(self._open):
            role, code = _role(name, attributes), _CODE.search(attributes)
            if code:
                return f"{'message' if name == 'p' else role} {code[1]}"
            if role:
                return role
        return ""


def _role(name: str, attributes: str) -> str:
    classes = re.search(r"class=\"([^\"]*)\"", attributes)
    known = (_CLASSES.get(each, "") for each in (classes[1].split() if classes else ()))
    if re.search(r"role=\"(?:status|alert)\"", attributes):
        return "report of what happens"
    return next(filter(None, known), _ELEMENTS.get(name, ""))
