"""Catalogs: complete, up to date, and the only place of words."""

from __future__ import annotations

import re
from collections import Counter
from gettext import c2py
from pathlib import Path

import polib
import pytest
from babel.messages.catalog import Catalog

from server.config import PROJECT
from server.languages import LANGUAGES, SOURCE
from server.translate.catalogs import TEMPLATE, catalog_path, extract_messages

TRANSLATED = [each for each in LANGUAGES if each != SOURCE]


@pytest.fixture(scope="module")
def messages() -> Catalog:
    """Give the messages that the code and the templates hold now."""
    return extract_messages()


def test_template_has_the_messages_of_the_code(messages: Catalog) -> None:
    """Whoever changes a message runs `nobars translate update`."""
    written = {entry.msgid for entry in polib.pofile(str(TEMPLATE))}
    extracted = {m.id[0] if isinstance(m.id, tuple) else m.id for m in messages if m.id}
    assert written == extracted


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_translation_is_complete(messages: Catalog, language: object) -> None:
    """Every message has one, none is fuzzy, and none is left over."""
    catalog = polib.pofile(str(catalog_path(language)))  # type: ignore[arg-type]
    assert [entry.msgid for entry in catalog.untranslated_entries()] == []
    assert [entry.msgid for entry in catalog.fuzzy_entries()] == []
    assert len([entry for entry in catalog if not entry.obsolete]) == len(messages)


NUMBER = "%(n)s"


def _forms_of_one_number(header: str) -> set[int]:
    """Give the plural forms that may say their only number in words, as the Arabic dual does."""
    rule = c2py(header.partition("plural=")[2].rstrip(";"))
    uses = Counter(rule(n) for n in range(1001))
    return {form for form, times in uses.items() if times == 1}


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_translation_keeps_placeholders_tags_and_addresses(language: object) -> None:
    """A lost placeholder loses a number, a stray tag breaks a page."""
    catalog = polib.pofile(str(catalog_path(language)))  # type: ignore[arg-type]
    worded = _forms_of_one_number(catalog.metadata["Plural-Forms"])
    for entry in catalog:
        texts = entry.msgstr_plural if entry.msgid_plural else {None: entry.msgstr}
        for form, text in texts.items():
            for pattern in (r"%\(\w+\)s", r"</?\w+[^>]*>"):
                expected = sorted(re.findall(pattern, entry.msgid_plural or entry.msgid))
                found = sorted(re.findall(pattern, text))
                if form in worded and NUMBER in expected and NUMBER not in found:
                    expected.remove(NUMBER)
                assert found == expected, entry.msgid


def test_short_messages_tell_translators_what_they_are(messages: Catalog) -> None:
    """One or two words alone can mean anything."""
    short = [
        m.id
        for m in messages
        if isinstance(m.id, str) and m.id and len(m.id.split()) <= 2
        if not m.auto_comments and not m.context
    ]
    assert short == []


STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
WORDS = re.compile(r"[A-Za-z]{2,}[a-z]* [a-z]{2,} [a-z]{2,}|[^\x00-\x7f]{2,}")


@pytest.mark.parametrize(
    "script",
    [p for p in sorted((PROJECT / "web").rglob("*.ts")) if p.parent.name != "domain"],
    ids=lambda path: str(path.relative_to(PROJECT)),
)
def test_scripts_hold_no_language(script: Path) -> None:
    """What a person reads comes from the page; the console and errors for developers may speak."""
    for number, line in enumerate(script.read_text().splitlines(), 1):
        code = line.split("//")[0]
        if re.match(r"\s*\*|\s*/\*", code) or re.search(r"console\.|Error\(", code):
            continue
        for match in STRING.finditer(code):
            assert not WORDS.search(match[1] or match[2] or ""), f"{script}:{number}"
