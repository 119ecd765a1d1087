"""The rules for a translated text; each is a small function in the registry."""

from __future__ import annotations

from server.catalog.rules import (  # noqa: F401 (importing a module registers its rules)
    address,
    alphabets,
    arabic,
    characters,
    clock,
    content,
    contrast,
    conversions,
    currencies,
    digits,
    english,
    exchanged,
    forms,
    glossary,
    keywords,
    length,
    links,
    literals,
    markup,
    multiples,
    named,
    names,
    negation,
    neighbours,
    numbers,
    opposites,
    parts,
    placeholders,
    plural,
    punctuation,
    quotes,
    roles,
    scripts,
    spacing,
    spans,
    tags,
    units,
    words,
)
from server.catalog.rules.registry import ADVICE as ADVICE
from server.catalog.rules.registry import ERROR as ERROR
from server.catalog.rules.registry import RULES as RULES
from server.catalog.rules.registry import Rule as Rule
from server.catalog.rules.registry import Text as Text
