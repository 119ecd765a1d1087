"""The registry: a rule is a function that yields what is wrong, with an id, and a remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.catalog.finding import Severity
from server.catalog.plurals import numbers
from server.catalog.po import Entry
from server.core.languages import Language, script_of

ERROR, ADVICE = Severity.ERROR, Severity.ADVICE
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Text:
    """A translated text beside the source that it stands for."""

    source: str
    translation: str
    language: Language
    entry: Entry
    form: int = 0

    @property
    def script(self) -> str:
        """The language's script, as `Latn`, `Hans` or `Arab`."""
        return script_of(self.language.tag)

    @property
    def stands_for_one_number(self) -> bool:
        """Whether this plural form is for 0, 1 or 2 alone, so that it may do without the digit."""
        if self.entry.plural is None:
            return False
        return len(numbers(self.language.plural_forms)[self.form]) == 1

    @property
    def prose(self) -> str:
        """The translation without tags and placeholders: what a reader reads."""
        return prose(self.translation)

    @property
    def source_prose(self) -> str:
        """The same of the source."""
        return prose(self.source)


def prose(text: str) -> str:
    """Take tags and placeholders out of a text; each placeholder leaves a mark of its own."""
    return PLACEHOLDER.sub("\ufffc", TAG.sub("", text))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for texts."""

    id: str
    severity: Severity
    remedy: str
    find: Callable[[Text], Iterator[str]]


RULES: list[Rule] = []
Find = Callable[[Text], Iterator[str]]


def rule(identity: str, severity: Severity, remedy: str) -> Callable[[Find], Find]:
    """Enter a rule in the registry."""

    def enter(find: Find) -> Find:
        RULES.append(Rule(identity, severity, remedy, find))
        return find

    return enter
