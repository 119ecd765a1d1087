"""Other spellings of tags in addresses, as patterns for nginx and Caddy, and as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from babel.core import get_global

from server.core.languages import Language, match, maximize
from server.core.macrolanguages import members_of

# The most frequent spellings, for hosts that take a short list and no patterns.
USUAL = (
    *("zh", "zh-CN", "zh-SG", "zh-TW", "zh-HK", "zh-MO"),
    *("en-US", "en-GB", "en-AU", "en-CA", "en-IN"),
    *("es-ES", "es-MX", "es-419", "es-AR", "es-CO", "es-US"),
    *("ar-EG", "ar-SA", "ar-AE", "ar-MA"),
    *("pt", "pt-BR", "fr-FR", "de-DE", "ru-RU"),
)


def patterns(languages: Sequence[Language]) -> Iterator[tuple[str, str]]:
    """Yield patterns of other spellings in lower case, each with its tag.

    The first pattern that matches counts. First come spellings with a script, then with a region
    that has a script of its own (`zh-tw`), then the language alone or with any region.
    """
    names = {name: None for each in languages for name in _names_of(each)}
    regions = _regions()
    for language in languages:
        alike = "|".join(_names_of(language))
        script = maximize(language.tag).script.lower()
        yield f"(?:{alike})[-_]{script}(?:[-_][0-9a-z]{{1,8}})*", language.tag
    named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    alone: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        by_itself = match(name, languages)
        for tag, ones in _apart(name, languages, by_itself, regions).items():
            named["|".join(ones), tag].append(name)
        if by_itself:
            alone[by_itself.tag].append(name)
    for (there, tag), speakers in named.items():
        yield f"(?:{'|'.join(speakers)})[-_](?:{there})", tag
    for tag, speakers in alone.items():
        yield f"(?:{'|'.join(speakers)})(?:[-_](?:[a-z]{{2}}|[0-9]{{3}}))?", tag


def usual(languages: Sequence[Language]) -> Iterator[tuple[str, str]]:
    """Yield the most frequent spellings, each with its tag."""
    tags = {each.tag for each in languages}
    for spelling in USUAL:
        language = match(spelling, languages)
        if language and spelling not in tags:
            yield spelling, language.tag


def _names_of(language: Language) -> list[str]:
    return [maximize(language.tag).language, *members_of(language.tag).split()]


def _regions() -> list[str]:
    """Return the regions in CLDR's likely subtags, in lower case."""
    likely = (tag.split("_") for tag in get_global("likely_subtags"))
    return sorted({parts[-1].lower() for parts in likely if len(parts[-1]) == 2 and parts[1:]})


def _apart(
    name: str, languages: Sequence[Language], by_itself: Language | None, regions: list[str]
) -> dict[str, list[str]]:
    """Return the regions for which another language fits than without region, by its tag."""
    apart: defaultdict[str, list[str]] = defaultdict(list)
    for region in regions:
        language = match(f"{name}-{region}", languages)
        if language and language != by_itself:
            apart[language.tag].append(region)
    return apart
