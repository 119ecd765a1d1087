"""A message in a catalog, and a mistake in one."""

from __future__ import annotations

from dataclasses import dataclass, field

Key = tuple[str, str]  # context or "", source


class CatalogError(ValueError):
    """A catalog that can't be read: what is wrong, and in which line."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the line, counted from 1, and the message apart."""
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(slots=True)
class Entry:
    """A message with its translation; `begin` and `end` are the lines of the translation."""

    line: int
    context: str = ""
    id: str = ""
    plural: str = ""
    strings: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags_line: int = 0
    begin: int = 0
    end: int = 0

    @property
    def key(self) -> Key:
        """What gettext finds it by."""
        return (self.context, self.id)

    @property
    def is_fuzzy(self) -> bool:
        """Whether it waits for someone to look at it: a release doesn't use it."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether every form has words."""
        return bool(self.strings) and all(self.strings)
