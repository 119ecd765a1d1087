"""The rules for a translated text: each a small function in the registry."""

from __future__ import annotations

from server.catalog.rules import (
    characters,
    digits,
    length,
    literals,
    markup,
    placeholders,
    punctuation,
    scripts,
    words,
)
from server.catalog.rules.registry import ADVICE, ERROR, RULES, Rule, Text

__all__ = [
    "ADVICE",
    "ERROR",
    "RULES",
    "Rule",
    "Text",
    "characters",
    "digits",
    "length",
    "literals",
    "markup",
    "placeholders",
    "punctuation",
    "scripts",
    "words",
]
