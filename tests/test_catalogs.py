"""The catalogs are complete and up to date, and all words come from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.catalog.check import check_catalog
from server.catalog.coverage import measure, read_template
from server.core.languages import LANGUAGES, SOURCE, Language
from server.core.paths import PROJECT
from server.translate.catalogs import TEMPLATE, catalog_bytes, catalog_path, template_bytes
from server.translate.extraction import WHERE, extract_messages

TRANSLATED = [each for each in LANGUAGES if each != SOURCE]


def test_template_has_the_messages_of_the_code() -> None:
    """After a change of messages, run `nobars translate update`."""
    assert TEMPLATE.read_bytes() == template_bytes(extract_messages())


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_catalog_is_as_update_writes_it(language: Language) -> None:
    """It has the same bytes, whoever edited it last."""
    written = catalog_path(language).read_bytes()
    assert written == catalog_bytes(language, written, extract_messages())


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_published_translation_is_complete(language: Language) -> None:
    """Every message is shown: none is empty, fuzzy, or refused for an error."""
    coverage = measure(language, read_template())
    assert not language.published or coverage.all.missing == 0


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda each: each.tag)
def test_catalog_has_no_errors(language: Language) -> None:
    """A lost placeholder loses a number, and a wrong tag breaks a page."""
    keys = {each.key for each in read_template()}
    found = check_catalog(catalog_path(language), language, keys)
    assert [str(each) for each in found if each.severity == "error"] == []


def test_short_messages_have_a_comment_for_translators() -> None:
    """One or two words without context can mean anything."""
    short = [
        each.source
        for each in extract_messages()
        if len((each.source or "").split()) <= 2
        and all(comment.startswith(WHERE) for comment in each.comments)
        and not each.context
    ]
    assert short == []


def test_each_message_has_a_comment_on_its_place() -> None:
    """One `Where` comment is enough for all following messages of a file."""
    silent = [
        f"{each.places[0]}: {each.source}"
        for each in extract_messages()
        if sum(comment.startswith(WHERE) for comment in each.comments) == 0
    ]
    assert silent == [], "Put {# Where: what these words are, and where they stand #} above them."


LONGEST = 240  # characters, with tags and placeholders


def test_messages_are_short_enough_to_be_reworded_one_at_a_time() -> None:
    """Each rewording is work for all translators, so a message has at most two sentences."""
    texts = [text for each in read_template() for text in (each.source, each.plural) if text]
    assert [text for text in texts if len(text) > LONGEST] == [], "Split it where one stands alone."


def is_rule_or_test(script: Path) -> bool:
    """Return whether a script parses what people write, or is a test: those need words."""
    parents = {each.name for each in script.parents}
    return "domain" in parents or script.name.endswith(".test.ts")


STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
WORDS = re.compile(r"[A-Za-z]{2,}[a-z]* [a-z]{2,} [a-z]{2,}|[^\x00-\x7f]{2,}")


@pytest.mark.parametrize(
    "script",
    [p for p in sorted((PROJECT / "web").rglob("*.ts")) if not is_rule_or_test(p)],
    ids=lambda path: str(path.relative_to(PROJECT)),
)
def test_scripts_hold_no_language(script: Path) -> None:
    """All words for users come from the page; only messages for developers are in scripts."""
    for number, line in enumerate(script.read_text().splitlines(), 1):
        code = line.split("//")[0]
        if re.match(r"\s*\*|\s*/\*", code) or re.search(r"console\.|Error\(", code):
            continue
        for match in STRING.finditer(code):
            assert not WORDS.search(match[1] or match[2] or ""), f"{script}:{number}"


def test_no_template_has_the_mark_between_two_texts() -> None:
    """A comma or colon of English is another one in Arabic and Chinese: a catalog has it."""
    mark = re.compile(r"\}\} ?[,;:] ?\{\{ ?_\(")
    templates = (PROJECT / "server").rglob("templates/**/*.html")
    found = {each.name: mark.findall(each.read_text("utf-8")) for each in templates}
    assert not {name: marks for name, marks in found.items() if marks}
