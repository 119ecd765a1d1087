"""Catalogs on disk: plain gettext, and the same bytes whoever writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from server.config import PROJECT
from server.languages import LANGUAGES, SOURCE, Language
from server.localization import TRANSLATIONS

TEMPLATE = TRANSLATIONS / "messages.pot"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "browser_text": None,
    "browser_plural": (1, 2),
}
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
# A date that never changes: git knows when a catalog changed, and diffs stay small.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def catalog_path(language: Language) -> Path:
    """Give the place of a language's catalog."""
    return TRANSLATIONS / language.folder / "LC_MESSAGES" / "messages.po"


def update_catalogs() -> dict[str, int]:
    """Write the template and every catalog anew; give each language's count of gaps."""
    template = extract_messages()
    _write(template, TEMPLATE)
    missing = {}
    for language in LANGUAGES:
        if language != SOURCE:
            catalog = _read(language)
            catalog.update(template, no_fuzzy_matching=True)
            _write(catalog, catalog_path(language))
            missing[language.tag] = sum(not _translated(m.string) for m in catalog if m.id)
    return missing


def extract_messages() -> Catalog:
    """Collect every message of the code and the templates, with the comments for translators."""
    template = Catalog(charset="utf-8")
    found = extract_from_dir(
        PROJECT / "server", METHODS, OPTIONS, KEYWORDS, ("Translators:",), strip_comment_tags=True
    )
    for name, _line, message, comments, context in found:
        template.add(
            message, locations=[(f"server/{name}", 0)], auto_comments=comments, context=context
        )
    return template


def _read(language: Language) -> Catalog:
    path = catalog_path(language)
    if not path.exists():
        return Catalog(locale=language.folder)
    with path.open("rb") as file:
        return read_po(file, locale=language.folder)


def _write(catalog: Catalog, path: Path) -> None:
    catalog.creation_date = catalog.revision_date = EPOCH
    catalog.fuzzy = False  # a fuzzy header makes gettext's tools skip the whole catalog
    catalog.project, catalog.version = "Nobars", "1"
    catalog.header_comment = f"# {path.parent.parent.name}: Nobars, under the MIT License."
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_by_file=True, include_lineno=False)


def _translated(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)
