"""Which languages are offered: in the switcher, to search engines, and at `/`.

A language comes in at 90 % of all messages, and goes out below 80 %: the table of languages keeps
what it was, so that a handful of new messages takes no language away from its readers. Messages on
safety, dialling and money are another matter: half a warning is none, so all must be there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from server.catalog.coverage import Coverage, measure, read_template
from server.catalog.po import CatalogError
from server.core.languages import LANGUAGES, SOURCE, Language

ENTER, STAY = 0.90, 0.80
log = logging.getLogger(__name__)


def is_publishable(coverage: Coverage, *, published: bool) -> bool:
    """Decide by what is there now, and by what was decided before."""
    enough = coverage.all.share >= (STAY if published else ENTER)
    return enough and coverage.critical.missing == 0


def decide(languages: Sequence[Language] = LANGUAGES) -> tuple[Language, ...]:
    """Return the languages, each with what is decided now; the source is always published."""
    try:
        template = read_template()
    except (OSError, CatalogError) as error:
        log.warning("messages.pot can't be read (%s): the same languages stay published.", error)
        return tuple(languages)
    return tuple(
        each
        if each == SOURCE
        else replace(
            each,
            published=is_publishable(measure(each, template), published=each.published),
        )
        for each in languages
    )


def published_tags() -> frozenset[str]:
    """Return their tags."""
    return frozenset(each.tag for each in decide() if each.published)
