"""Other spellings of tags: other hosts redirect them like our server."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from server.core.languages import LANGUAGES, match
from server.core.macrolanguages import MEMBERS
from server.export.spellings import patterns, usual

LEADS_TO = [(re.compile(pattern, re.IGNORECASE), tag) for pattern, tag in patterns(LANGUAGES)]
NAMES = ["en", "es", "ar", "zh", "fr", "cmn", *MEMBERS["zh"].split(), *MEMBERS["ar"].split()]
SCRIPTS = ["", "-Hans", "-Hant", "-Latn", "-arab"]
REGIONS = ["", "-US", "-CN", "-TW", "_hk", "-MO", "-SG", "-419", "-EG", "-001"]


def lead(spelling: str) -> str | None:
    """Return the tag that a host redirects to."""
    return next((tag for pattern, tag in LEADS_TO if pattern.fullmatch(spelling)), None)


@given(*(st.sampled_from(parts) for parts in (NAMES, SCRIPTS, REGIONS)))
def test_other_hosts_redirect_like_our_server(name: str, script: str, region: str) -> None:
    """This holds for all languages, scripts and regions."""
    spelling = name + script + region
    language = match(spelling, LANGUAGES)
    assert lead(spelling) == (language.tag if language else None)


def test_usual_spellings_are_few_and_lead_to_other_addresses() -> None:
    """Hosts that read `_redirects` allow only a hundred rules."""
    spellings = dict(usual(LANGUAGES))
    assert spellings["zh-TW"] == "zh-Hant"
    assert spellings["en-US"] == "en"
    assert len(spellings) < 40
    assert not spellings.keys() & {each.tag for each in LANGUAGES}
