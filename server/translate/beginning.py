"""The empty glossary of a new language."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from server.catalog.glossary import english_terms
from server.core.files import NotWrittenError, replace_file
from server.core.languages import LANGUAGES, SOURCE, Language
from server.core.paths import TRANSLATIONS

_HEAD = """# {name}: words and style

Write this page in your language if you like. Decide on a word here before you use it in the
catalog, and use it throughout: `nobars translate check` reads the tables.

## Words

| English | {name} | Note |
|---|---|---|
"""
_TAIL = """
## Words that are not used

What `check` warns of. The third column limits a warning to English texts with that word.

| ✗ | ✓ | English |
|---|---|---|

## Style

- How readers are addressed:
- Quotation marks, and how numbers and per cents are written:
- Buttons and labels: short, without a full stop.
"""


def glossary_path(language: Language) -> Path:
    """Return the path of a language's glossary."""
    return TRANSLATIONS / language.folder / "GLOSSARY.md"


def write_glossary(language: Language) -> None:
    """Write the glossary of a new language, unless it has one. Raise NotWrittenError."""
    path = glossary_path(language)
    if path.is_dir():
        raise NotWrittenError("a folder has this name")
    if not path.exists():
        rows = "".join(f"| {term} | | |\n" for term in shared_terms())
        text = _HEAD.format(name=language.name) + rows + _TAIL
        replace_file(path, text.encode(), None)


def shared_terms() -> list[str]:
    """Return the English terms that more than half of the glossaries have, in their order."""
    folders = [each.folder for each in LANGUAGES if each != SOURCE]
    listed = [english_terms(folder) for folder in folders]
    counted = Counter(term for terms in listed for term in terms)
    everything = dict.fromkeys(term for terms in listed for term in terms)
    return [term for term in everything if counted[term] * 2 > len(listed)]
