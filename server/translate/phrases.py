"""The catalogs of phrases for the counter, which are written and checked like all others."""

from __future__ import annotations

from server.catalog.check import check_catalog
from server.catalog.finding import Finding
from server.core.languages import Language
from server.core.paths import TRANSLATIONS
from server.features.counter.phrases import catalog_path as catalog_path
from server.features.counter.phrases import source_entries as source_entries
from server.features.counter.phrases import translated as translated

TEMPLATE = TRANSLATIONS / "counter.pot"


def check_phrases(language: Language | None = None) -> list[Finding]:
    """Return the findings in the phrases of a language, or of all languages."""
    keys = {each.key for each in source_entries()}
    chosen = [language] if language else translated()  # `translated()` takes a second
    found = [(each, catalog_path(each)) for each in chosen]
    return [each for one, path in found if path.exists() for each in check_catalog(path, one, keys)]
