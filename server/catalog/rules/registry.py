"""The registry of rules: a rule is a function that yields problems, with an id and a remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from server.catalog import reading
from server.catalog.finding import Severity
from server.catalog.plurals import numbers
from server.catalog.po import Entry
from server.core.languages import Language, script_of

ERROR, ADVICE = Severity.ERROR, Severity.ADVICE


@dataclass(frozen=True)
class Text:
    """A translated text with its source; `form` is the number of its plural form."""

    source: str
    translation: str
    language: Language
    entry: Entry
    form: int = 0

    @cached_property
    def base(self) -> str:
        """The language without script and territory: `zh`, `pt`."""
        return self.language.tag.split("-")[0].lower()

    @cached_property
    def script(self) -> str:
        """The language's script, as `Latn`, `Hans` or `Arab`."""
        return script_of(self.language.tag)

    @cached_property
    def only_number(self) -> int | None:
        """The one number that this plural form is for; None if there are more."""
        if self.entry.plural is None:
            return None
        taken = numbers(self.language.plural_forms)[self.form]
        return taken[0] if len(taken) == 1 else None

    @property
    def stands_for_one_number(self) -> bool:
        """Whether this plural form is for 0, 1 or 2 alone, so that it may do without the digit."""
        return self.only_number is not None

    @cached_property
    def prose(self) -> str:
        """The translation as readers see it, without tags and placeholders."""
        return reading.prose(self.translation)

    @cached_property
    def translation_without_tags(self) -> str:
        """The translation without tags, but with its placeholders."""
        return reading.TAG.sub("", self.translation)

    @cached_property
    def source_without_tags(self) -> str:
        """The source without tags, but with its placeholders."""
        return reading.TAG.sub("", self.source)

    @cached_property
    def source_prose(self) -> str:
        """The source as readers see it, without tags and placeholders."""
        return reading.prose(self.source)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for texts."""

    id: str
    severity: Severity
    remedy: str
    find: Callable[[Text], Iterator[str]]


RULES: list[Rule] = []
Find = Callable[[Text], Iterator[str]]


def rule(
    identity: str, severity: Severity, remedy: str, *, about: str = ""
) -> Callable[[Find], Find]:
    """Return a decorator that registers a rule.

    With `about`, the rule runs only if source or translation has that sign.
    """

    def enter(find: Find) -> Find:
        RULES.append(Rule(identity, severity, remedy, _only_where(about, find) if about else find))
        return find

    return enter


def _only_where(sign: str, find: Find) -> Find:
    def look(text: Text) -> Iterator[str]:
        if sign in text.translation or sign in text.source:
            yield from find(text)

    return look
