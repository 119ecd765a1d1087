"""The phrases as one JSON file for all languages, which phones save.

    {"schema": 1,
     "codes": ["top-up", …],
     "languages": [["th", "ไทย", "ltr", ["ช่วย…", …]], …],
     "countries": {"th": "TH", "ms zh-Hans en": "MY", "ar": "AE DZ EG …"}}

Phrases are in the order of their codes; an empty one is missing in that language. A key of
`countries` lists the languages to offer first in its countries, the likeliest one first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from babel.core import get_global
from babel.languages import get_territory_language_info

from server.core.languages import maximize
from server.features.counter.phrases import languages, phrases_in, source_phrases

SCHEMA = 1
# Per cent of a country's people that must use a language for it to be offered. An official
# language is always offered.
MANY = 30
_OFFICIAL = ("official", "de_facto_official")


def encode() -> bytes:
    """Return the file in UTF-8; the same catalogs give the same bytes."""
    file = {
        "schema": SCHEMA,
        "codes": list(source_phrases()),
        "languages": [
            [each.tag, each.name, each.direction, phrases_in(each)] for each in languages()
        ],
        "countries": _countries(),
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def _countries() -> dict[str, str]:
    grouped: dict[str, list[str]] = {}
    for country in sorted(get_global("territory_languages")):
        if len(country) == 2 and (spoken := list(spoken_in(country))):
            grouped.setdefault(" ".join(spoken), []).append(country)
    return {tags: " ".join(countries) for tags, countries in sorted(grouped.items())}


def spoken_in(country: str) -> Iterator[str]:
    """Yield the tags of the languages of the phrases that shopkeepers of a country likely read.

    Official languages come first, then those of `MANY` per cent; each group by how many people
    use it. Source: CLDR's territory-language information, as Babel ships it.
    """
    tags = {maximize(each.tag)[:2]: each.tag for each in languages()}
    ranked = []
    for name, each in get_territory_language_info(country).items():
        is_official = each["official_status"] in _OFFICIAL
        share = float(each["population_percent"] or 0)
        if is_official or share >= MANY:
            ranked.append((not is_official, -share, name))
    ranked.sort()
    found = (tags.get(maximize(name)[:2]) for _, _, name in ranked)
    yield from dict.fromkeys(filter(None, found))
