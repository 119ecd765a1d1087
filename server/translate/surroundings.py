"""The surroundings of a message in a template: element or attribute, and the heading above.

They are read from the template's syntax tree; the text between expressions is read as HTML. A
message in a variable, or in an argument of a macro, is where these are written out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from jinja2 import Environment, nodes

from server.core.paths import CODE
from server.translate.elements import Elements

_BLOCKS = {
    "title": "title of the page, in the browser’s tab",
    "description": "description of the page, for search engines",
}
_environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
_environment.policies["ext.i18n.trimmed"] = True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The role of a message, such as “button”, and the heading above it; "" if unknown."""

    role: str = ""
    heading: str = ""


@dataclass(slots=True)
class Uses:
    """The uses of variables: their roles by name, and the parameters of macros in order."""

    roles: dict[str, str] = field(default_factory=dict)
    macros: dict[str, list[str]] = field(default_factory=dict)


def surroundings(text: str, keywords: Collection[str]) -> list[Surroundings]:
    """Return the surroundings of each call of the keywords, in the order of the syntax tree."""
    tree = _parse(text)
    own = _Reader(_macros())
    own.read(tree)
    final = _Reader(_macros(), keywords, own.uses.roles)
    final.read(tree)
    return final.found


@lru_cache(500)  # templates are read twice: for their macros, and for their messages
def _parse(text: str) -> nodes.Template:
    return _environment.parse(text)


@cache
def _macros() -> Uses:
    """Return the macros of all templates, and the roles of their parameters by `macro.name`."""
    known = Uses()
    for path in sorted(CODE.rglob("templates/**/*.html")):
        text = path.read_text("utf-8")
        if "{% macro" in text:
            reader = _Reader(known)
            reader.read(_parse(text))
            known.macros |= reader.uses.macros
            known.roles |= {k: role for k, role in reader.uses.roles.items() if "." in k}
    return known


class _Reader:
    """A reader that walks a tree once.

    `roles` are the roles of the file's variables, from an earlier walk.
    """

    def __init__(
        self, macros: Uses, keywords: Collection[str] = (), roles: Mapping[str, str] | None = None
    ) -> None:
        self.found: list[Surroundings] = []
        self.uses = Uses()
        self._macros = macros
        self._keywords = keywords
        self._roles = roles or {}
        self._html = Elements()
        self._heading = ""
        self._texts: dict[tuple[str, str], str] = {}  # (variable, key) → message
        self._sources: dict[str, list[str]] = {}  # loop variable → variables that it runs over
        self._given = ""  # the role of the macro's parameter, or of the variable, being set
        self._macro = ""
        self._block = ""

    def read(self, node: nodes.Node) -> None:
        """Read a node and its parts in order."""
        special = getattr(self, f"_read_{type(node).__name__.lower()}", self._read_parts)
        special(node)

    def _read_parts(self, node: nodes.Node) -> None:
        for part in node.iter_child_nodes():
            self.read(part)

    def _read_templatedata(self, node: nodes.TemplateData) -> None:
        if self._html.take(node.data):
            self._heading = ""

    def _read_block(self, node: nodes.Block) -> None:
        self._block, before = node.name, self._block
        self._read_parts(node)
        self._block = before

    def _read_macro(self, node: nodes.Macro) -> None:
        self.uses.macros[node.name] = [each.name for each in node.args]
        self._macro, self._heading, self._html = node.name, "", Elements()
        self._read_parts(node)
        self._macro, self._heading, self._html = "", "", Elements()

    def _read_for(self, node: nodes.For) -> None:
        sources = [each.name for each in _names(node.iter)]
        for target in _names(node.target):
            self._sources[target.name] = sources
        self._read_parts(node)

    def _read_assign(self, node: nodes.Assign) -> None:
        names = [each.name for each in _names(node.target)]
        if isinstance(node.node, nodes.Dict):
            for pair in node.node.items:
                key, text = _text(pair.key), _message(pair.value)
                self._texts |= {(name, key): text for name in names}
        roles = (self._roles.get(name, "") for name in names)
        self._give(next(filter(None, roles), ""), node)

    def _give(self, role: str, node: nodes.Node) -> None:
        self._given, before = role or self._given, self._given
        self._read_parts(node)
        self._given = before

    def _read_output(self, node: nodes.Output) -> None:
        for part in node.nodes:
            role = self._html.role
            if role and not isinstance(part, nodes.TemplateData):
                for name in _written(part):
                    self._note_use(name, role)
            if role == "heading" and not isinstance(part, nodes.TemplateData):
                self._heading = self._text_of(part)
            self.read(part)

    def _note_use(self, name: str, role: str) -> None:
        for each in (name, *self._sources.get(name, ())):
            is_parameter = each in self.uses.macros.get(self._macro, ())
            key = f"{self._macro}.{each}" if is_parameter else each
            self.uses.roles.setdefault(key, role)

    def _text_of(self, part: nodes.Node) -> str:
        if isinstance(part, nodes.Getitem) and isinstance(part.node, nodes.Name):
            return self._texts.get((part.node.name, _text(part.arg)), "")
        return _message(part)

    def _read_call(self, node: nodes.Call) -> None:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in self._keywords:
            role = self._html.attribute or self._given or self._html.role
            role = role or _BLOCKS.get(self._block, "")
            heading = "" if "heading" in role else self._heading
            self.found.append(Surroundings(role, heading))
            self._read_parts(node)
        elif parameters := self._parameters(name):
            given = [*zip(parameters, node.args, strict=False)]
            given += [(each.key, each.value) for each in node.kwargs]
            for parameter, part in given:
                self._give_to(f"{name}.{parameter}", part)
        else:
            self._read_parts(node)

    def _parameters(self, macro: str) -> list[str]:
        return self.uses.macros.get(macro) or self._macros.macros.get(macro, [])

    def _give_to(self, parameter: str, node: nodes.Node) -> None:
        role = self.uses.roles.get(parameter) or self._macros.roles.get(parameter, "")
        if role:
            for name in _written(node):
                self._note_use(name, role)
        if role == "heading":
            self._heading = self._text_of(node)
        self._given, before = role, self._given
        self.read(node)
        self._given = before


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _written(node: nodes.Node) -> Iterator[str]:
    """Yield the variables whose text an expression writes."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, (nodes.Getitem, nodes.Getattr, nodes.Filter)) and node.node:
        yield from _written(node.node)
    elif isinstance(node, nodes.CondExpr):
        for part in (node.expr1, node.expr2):
            yield from _written(part) if part else ()


def _message(node: nodes.Node) -> str:
    """Return the first text of a call: the message."""
    found = node.find(nodes.Const) if not isinstance(node, nodes.Const) else node
    return _text(found) if found else ""


def _text(node: nodes.Node | None) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
