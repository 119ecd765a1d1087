"""`nobars translate add`: begin a language."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from server.catalog.plurals import rule_for
from server.catalog.po import CatalogError
from server.core.files import NotWrittenError, replace_file
from server.core.languages import LANGUAGES, Language, entry_path, find, maximize, write_entry
from server.translate.beginning import glossary_path, write_glossary
from server.translate.catalogs import (
    catalog_bytes,
    catalog_path,
    read_messages,
)
from server.translate.tags import shown

# Tags of macrolanguages, each with the tag of the language that is usually meant.
_SAME = {"no": "nb", "tl": "fil", "arb": "ar", "pes": "fa", "swh": "sw", "zsm": "ms", "ekk": "et"}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")


@click.command()
@click.argument("tag")
@click.option("--name", help="Its own name; the one in CLDR unless given.")
def add(tag: str, name: str | None) -> None:
    """Begin a language: its entry, a catalog without translations, a glossary to fill.

    TAG is a BCP 47 tag such as fr, pt-BR or sr-Latn.
    """
    try:
        language = make_language(tag, name)
    except ValueError as error:
        sys.exit(f"nobars: {error}")
    path = catalog_path(language)
    there = path.read_bytes() if path.exists() else None
    try:
        data = catalog_bytes(language, there, read_messages())
    except CatalogError as problem:
        sys.exit(f"nobars: {shown(path)}:{problem.line}: {problem.problem}")
    home = path.parent.parent
    before = _files_in(home)
    _write_all(language, data, there)
    made = [shown(each) for each in sorted(_files_in(home) - before)]
    undo = ", ".join(made) if before else shown(home)
    click.echo(f"Added {language.name} ({language.tag}, {language.direction}).")
    click.echo(
        f"Next: translate {shown(path)}, the messages on safety, dialling and money first; see "
        f"them at /{language.tag}/; then `nobars translate check {language.tag}`. "
        f"Fill the glossary beside it as you go. To undo: delete {undo}."
    )


def _write_all(language: Language, data: bytes, there: bytes | None) -> None:
    """Write the files of a new language, all or none; its entry comes last, because it adds it."""
    path = catalog_path(language)
    home = path.parent.parent
    glossary, entry = glossary_path(language), entry_path(language)
    before = _files_in(home)
    place = path
    try:
        replace_file(path, data, there)
        place = glossary
        write_glossary(language)
        place = entry
        write_entry(language)
    except (NotWrittenError, OSError) as error:
        for each in _files_in(home) - before:
            each.unlink(missing_ok=True)
        if there is not None and path.read_bytes() != there:
            replace_file(path, there, data)
        sys.exit(
            f"nobars: {shown(place)} can’t be written: {error}. Nothing was added. Mend that, then "
            f"run `nobars translate add {language.tag}` again."
        )


def _files_in(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}


def make_language(tag: str, name: str | None = None) -> Language:
    """Return the language of a tag. Raise ValueError that says what the tag should be."""
    locale = _locale(tag)
    folder = str(locale)
    canonical = folder.replace("_", "-")
    if find(canonical):
        raise ValueError(f"{canonical} is there already: `nobars translate check {canonical}`.")
    if twin := _twin_of(canonical):
        raise ValueError(
            f"{canonical} is what {twin.tag} ({twin.name}) is already, and its readers get that. "
            f"Work on it: `nobars translate check {twin.tag}`."
        )
    rule = rule_for(folder)
    if rule is None:
        raise ValueError(f"CLDR has no plural rule for {canonical}.")
    own = name or locale.get_display_name(locale) or canonical
    return Language(
        tag=canonical,
        folder=folder,
        name=own[0].upper() + own[1:],
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        plural_forms=rule,
    )


def _twin_of(tag: str) -> Language | None:
    """Return the language of the app that is the same by CLDR, else None: `de` for `de-DE`."""
    meant = maximize(_one_of(tag))
    return next((each for each in LANGUAGES if maximize(_one_of(each.tag)) == meant), None)


def _one_of(tag: str) -> str:
    """Return the tag with the code of `_SAME` for its language: `nb-NO` for `no-NO`."""
    language, hyphen, rest = tag.partition("-")
    return f"{_SAME.get(language, language)}{hyphen}{rest}"


def _locale(tag: str) -> Locale:
    if not _TAG.fullmatch(tag.replace("_", "-")):
        raise ValueError(f"{tag!r} is no BCP 47 tag such as fr, pt-BR or zh-Hant.")
    language, *subtags = tag.replace("_", "-").split("-")
    if language.lower() == "zh" and not {"hans", "hant"} & {each.lower() for each in subtags}:
        raise ValueError("Chinese needs its script: zh-Hans (simplified) or zh-Hant (traditional).")
    alias = get_global("language_aliases").get(language.lower())
    if alias:
        proper = "-".join([str(alias), *subtags])
        raise ValueError(f"{language} is an old tag: say {proper}.")
    try:
        return Locale.parse(_spelled(language, subtags), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"CLDR knows no language {tag!r}.") from error


def _spelled(language: str, subtags: list[str]) -> str:
    """Return a tag in the spelling of BCP 47: `pt-BR` for `PT_br`."""
    styled = [each.title() if len(each) == 4 else each.upper() for each in subtags]
    return "-".join([language.lower(), *styled])
