"""The decision which languages are published: in the switcher, to search engines, and at `/`.

A language is published with 90 % of all messages, and all of the critical ones (safety, dialling,
money). It stays published with 80 % and all critical ones. With less, it stays for 30 more days:
so an English sentence that is reworded withdraws no language, and its translators have time. With
less than 50 % it is mostly English, and is withdrawn at once.

The entry of the language notes whether it is published, and since when it is unfinished. A build
therefore decides the same on every day; only `nobars translate update` withdraws a language.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from server.catalog.areas import critical_templates
from server.catalog.coverage import Coverage, measure, read_template
from server.catalog.judgements import hash_of, rule_files
from server.catalog.po import CatalogError, Entry
from server.core.languages import LANGUAGES, SOURCE, Language
from server.core.paths import CODE, TRANSLATIONS

Keep = Callable[[str, Callable[[], bytes]], bytes]  # returns the result of a key, or makes it

ENTER, STAY, LEAST = 0.90, 0.80, 0.50
GRACE = timedelta(days=30)
log = logging.getLogger(__name__)


def is_complete(coverage: Coverage, *, published: bool) -> bool:
    """Return whether a language has enough; one that is `published` needs less than a new one."""
    enough = coverage.all.share >= (STAY if published else ENTER)
    return enough and coverage.critical.missing == 0


def withdrawn_on(language: Language) -> date | None:
    """Return the day on which an unfinished language is withdrawn; None for any other."""
    if not language.unfinished_since:
        return None
    return date.fromisoformat(language.unfinished_since) + GRACE


def decide_for(language: Language, coverage: Coverage, today: date | None = None) -> Language:
    """Return the language with the decision noted; without `today`, no time of grace ends."""
    if is_complete(coverage, published=language.published):
        return replace(language, published=True, unfinished_since="")
    if not language.published or coverage.all.share < LEAST:
        return replace(language, published=False, unfinished_since="")
    end = withdrawn_on(language)
    if end and today and today >= end:
        return replace(language, published=False, unfinished_since="")
    since = language.unfinished_since or (today.isoformat() if today else "")
    return replace(language, unfinished_since=since)


def measure_all(template: Sequence[Entry], kept_in: Path | None = None) -> dict[Language, Coverage]:
    """Return how much of the template each language covers.

    `kept_in` is a folder with judgements of earlier commands.
    """
    return {each: measure(each, template, kept_in) for each in LANGUAGES}


def decide(
    measured: Mapping[Language, Coverage], today: date | None = None
) -> tuple[Language, ...]:
    """Return all languages with the decisions noted; one that is not measured is unchanged."""
    return tuple(
        decide_for(each, measured[each], today) if each in measured else each for each in LANGUAGES
    )


def published_tags(keep: Keep | None = None) -> frozenset[str]:
    """Return the tags of the published languages.

    A decision that `keep` has for the same catalog and rules is not made again.
    """
    template = cache(_read_template)
    rules = hash_of(_rules())

    def is_published(language: Language) -> bool:
        def decide_now() -> bytes:
            return b"yes" if _decided(language, template()).published else b"no"

        if keep is None:
            return decide_now() == b"yes"
        catalog = hash_of([TRANSLATIONS / language.folder / "LC_MESSAGES" / "messages.po"])
        return keep(f"published {rules} {language} {catalog}", decide_now) == b"yes"

    return frozenset(each.tag for each in LANGUAGES if is_published(each))


def _decided(language: Language, template: list[Entry] | None) -> Language:
    if language == SOURCE or template is None:
        return language
    return decide_for(language, measure(language, template))


def _read_template() -> list[Entry] | None:
    try:
        return read_template()
    except (OSError, CatalogError) as error:
        log.warning("messages.pot can't be read (%s): the same languages stay published.", error)
        return None


def _rules() -> Iterator[Path]:
    """Yield all files that decide publishing: rules, critical areas, names, messages."""
    yield from rule_files()
    yield from (CODE.parent / place for place in critical_templates())
    yield TRANSLATIONS / "messages.pot"
