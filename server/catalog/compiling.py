"""Compiling catalogs for gettext. After an error in a catalog, pages show messages in English."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from server.catalog import language_data
from server.catalog.judgements import judge
from server.catalog.judging import refused
from server.catalog.po import CatalogError, Entry, active, read_file
from server.core.languages import LANGUAGES, Language, entry_path
from server.core.paths import IS_INSTALLED, PROJECT, TRANSLATIONS

# The header of a compiled catalog says when it was made. It is the same time for all of them, so
# that two builds give the same bytes.
MADE = datetime(1980, 1, 1, tzinfo=UTC)

log = logging.getLogger(__name__)


def compile_catalogs(
    folder: Path = TRANSLATIONS,
    languages: Iterable[Language] = LANGUAGES,
    kept_in: Path | None = None,
) -> None:
    """Compile each catalog whose `.po` is newer than its `.mo`.

    A message with an error, by `nobars translate check`, is logged and left out, so that the
    source is shown. Of a catalog that can't be read, all messages are left out. An installed wheel
    has compiled catalogs, and its folder may be read-only, so nothing is compiled there.

    `kept_in` is a folder with judgements of earlier commands.
    """
    if IS_INSTALLED and folder == TRANSLATIONS:
        return
    changed = _newest([*Path(__file__).parent.rglob("*.py"), *language_data.FOLDER.glob("*.toml")])
    for language in languages:
        source = folder / language.folder / "LC_MESSAGES" / "messages.po"
        target = source.with_suffix(".mo")
        if not source.exists():
            target.unlink(missing_ok=True)
        elif not _is_fresh(target, [source, entry_path(language, folder)], changed):
            _write(compile_catalog(source, language, kept_in), target)


def compile_catalog(path: Path, language: Language, kept_in: Path | None = None) -> Catalog:
    """Return a catalog without messages that can't be shown; each of these is logged."""
    catalog = Catalog(locale=language.folder, creation_date=MADE, revision_date=MADE)
    catalog.mime_headers = [
        ("Plural-Forms", language.plural_forms),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    shown = os.path.relpath(path, PROJECT) if path.is_relative_to(PROJECT) else path
    try:
        entries = [each for each in active(read_file(path)) if each.is_translated]
    except CatalogError as problem:
        log.warning("%s:%d: %s All of %s is shown in English until this is mended.",
                    shown, problem.line, problem.problem, language.tag)  # fmt: skip
        return catalog
    if kept_in:
        judge(entries, language, kept_in)
    bad = refused(entries, language)
    for entry in entries:
        if problems := bad.get(entry.key):
            log.warning("%s:%d: %s This message is shown in English until this is mended.",
                        shown, entry.line, problems[0])  # fmt: skip
        else:
            _add(catalog, entry)
    return catalog


def _add(catalog: Catalog, entry: Entry) -> None:
    source = entry.source or ""
    if entry.plural is None:
        catalog.add(source, entry.forms[0], context=entry.context)
    else:
        catalog.add((source, entry.plural), tuple(entry.forms), context=entry.context)


def _is_fresh(target: Path, sources: Iterable[Path], changed: float) -> bool:
    """Return whether a compiled catalog is newer than its sources, and than a change of rules."""
    return target.exists() and target.stat().st_mtime >= max(_newest(sources), changed)


def _newest(paths: Iterable[Path]) -> float:
    return max(each.stat().st_mtime for each in paths if each.exists())


def _write(catalog: Catalog, target: Path) -> None:
    """Write to a new file and rename that, so that nobody reads half a catalog."""
    fresh = target.with_suffix(f".{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            write_mo(file, catalog)
        fresh.replace(target)
    except OSError as error:
        log.warning("%s can't be written: %s", target, error.strerror)
