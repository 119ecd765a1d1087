"""`nobars translate take`: show translations that somebody sent, and write those accepted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import click

from server.catalog.acceptance import reasons
from server.catalog.difference import difference
from server.catalog.judging import errors_of
from server.catalog.po import CatalogError, Entry, active, header_fields, read_entries
from server.core.languages import LANGUAGES, SOURCE, Language, find
from server.core.terminal import visible
from server.translate.catalogs import TEMPLATE, catalog_path
from server.translate.curling import curled
from server.translate.editing import Edit, EditRefusedError, write
from server.translate.matching import find_messages, find_within
from server.translate.sent import read_sent
from server.translate.suggestion import HEAD, Suggestion, read_suggestions
from server.translate.tags import shown
from server.translate.watched import key_of, read_catalog
from server.translate.work import is_stale

_NEAREST = 3  # messages that are listed if a sentence is no message
_ASKED = "Take it? y yes, n no, e write it otherwise, q stop here"


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested translation of a message; `entry` is its present one.

    `accept` are the reasons of accepted advice that come with it. `is_stale` says that it was made
    to replace another translation than the present one.
    """

    language: Language
    entry: Entry
    forms: list[str]
    accept: dict[str, str] = field(default_factory=dict)
    is_stale: bool = False


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--all", "every", is_flag=True, help="Take all without errors and conflicts, without asking."
)
def take(file: BinaryIO, *, every: bool) -> None:
    """Show each suggestion of FILE beside the present translation, and write those you accept.

    FILE is a text file with what a reader shared from the app ("Suggest a better wording"); other
    text around it does no harm. Or it is a catalog with some messages, as "Save my work" of the
    preview makes it. "-" reads the standard input.
    """
    # If the suggestions came from a pipe, its end is reached, and no answer can be read from it.
    is_asked = sys.stdin.isatty() or file.name != sys.stdin.name
    offered, taken = 0, list[Offer]()
    try:
        # One after the other, because a message that was changed may be suggested anew twice.
        for offer in read_offers(read_sent(file.read())):
            offered += 1
            answer = _decide(offer, every=every, is_asked=is_asked)
            if answer is None:
                break
            taken += answer
    except CatalogError as error:
        sys.exit(f"nobars: line {error.line}: {visible(error.problem)}")
    if not offered:
        click.echo("Nothing to take: what it says is there already, or has no place here.")
        return
    click.echo(f"{len(taken)} of {offered} taken.")
    for language in dict.fromkeys(each.language for each in taken):
        click.echo(f"Next: `nobars translate check {language.tag}`.")


def read_offers(text: str) -> Iterator[Offer]:
    """Yield the offers of a catalog or of shared suggestions; print those without a message.

    Raise CatalogError if the text is a catalog that can't be read.
    """
    if HEAD in text:
        yield from _of_readers(text)
    else:
        yield from _of_catalog(text)


def _of_readers(text: str) -> Iterator[Offer]:
    for suggestion in dict.fromkeys(read_suggestions(text)):  # a mail quotes an earlier one
        language = find(suggestion.language)
        if language is None:
            click.echo(f"{suggestion.language} is no language here: “{suggestion.suggestion}”\n")
            continue
        entries = _entries(language)
        matches = find_messages(suggestion, entries) or find_messages(
            curled(suggestion, entries), entries
        )
        if language == SOURCE or not matches:
            whole = [each.entry for each in matches]
            nearest = whole or find_within(suggestion, entries)
            _tell_place(suggestion, language, nearest[:_NEAREST])
            continue
        yield from (Offer(language, each.entry, each.forms) for each in matches)


def _entries(language: Language) -> list[Entry]:
    """Return the messages of a language; for English, those of the template."""
    path = TEMPLATE if language == SOURCE else catalog_path(language)
    return list(read_catalog(path.read_bytes()).values())


def _tell_place(suggestion: Suggestion, language: Language, entries: Iterable[Entry]) -> None:
    """Print a suggestion that can't be written, with the messages that it may belong to."""
    click.echo(
        f"{language.tag}: no translation is just “{suggestion.sentence}” ({suggestion.page}, read "
        f"in release {suggestion.release or 'unknown'}).\n    suggested:    {suggestion.suggestion}"
    )
    for each in entries:
        click.echo(f"    perhaps in:   {', '.join(each.places)}: {each.source}")
    click.echo()


def _of_catalog(text: str) -> Iterator[Offer]:
    entries = read_entries(text)
    folder = header_fields(entries).get("language", "")
    language = next((each for each in LANGUAGES if each.folder == folder), None)
    if language is None:
        sys.exit(
            f"nobars: this file holds no suggestion ({HEAD}), and as a catalog it says that its "
            f"language is {visible(folder) or 'nothing'}, which is none of those here."
        )
    present = read_catalog(catalog_path(language).read_bytes())
    for each in active(entries):
        now = present.get(key_of(each))
        source = visible(each.source or "")
        if now is None:
            click.echo(f"{language.tag}: “{source}” is no message of the app any more.\n")
        elif each.is_fuzzy:
            click.echo(f"{language.tag}: “{source}” is marked fuzzy in the file: left out.\n")
        elif any(each.forms) and _differ(each, now):
            accept = {k: why for k, why in reasons(each).items() if reasons(now).get(k) != why}
            yield Offer(language, now, each.forms, accept, is_stale(each, now))


def _differ(sent: Entry, now: Entry) -> bool:
    return (
        now.forms != sent.forms or now.is_fuzzy or not reasons(sent).items() <= reasons(now).items()
    )


def _decide(offer: Offer, *, every: bool, is_asked: bool) -> list[Offer] | None:
    """Show an offer and ask; return the written offer, none, or None to stop."""
    while True:
        doubtful = _show(offer) or offer.is_stale
        if every or not is_asked:
            return _write(offer) if every and not doubtful else []
        answer = click.prompt(
            _ASKED, default="n" if doubtful else "y", type=click.Choice(["y", "n", "e", "q"])
        )
        if answer == "q":
            return None
        if answer == "n":
            return []
        if answer == "y" and (written := _write(offer)):
            return written
        if answer == "e":
            forms = [click.prompt("Translation", default=visible(each)) for each in offer.forms]
            offer = replace(offer, forms=forms)


def _show(offer: Offer) -> bool:
    """Print the present and the suggested translation; return whether the latter has errors."""
    entry, language = offer.entry, offer.language
    click.echo(f"{shown(catalog_path(language))}:{entry.line}")
    click.echo(f"    source:       {entry.source}")
    for now, then in zip(entry.forms, map(visible, offer.forms), strict=False):
        click.echo(f"    now:          {now}\n    suggested:    {then}")
        if now and now != then:
            click.echo(f"    difference:   {difference(now, then)}")
    for rule, reason in offer.accept.items():
        click.echo(f"    accepted:     {rule} – {visible(reason)}")
    if offer.is_stale:
        click.echo(
            "    changed:      the present translation is newer than the one that this replaces; "
            "--all leaves it as it is"
        )
    errors = errors_of(replace(entry, forms=offer.forms), language) if all(offer.forms) else ()
    for each in errors:
        click.echo(
            f"    error:        {visible(each.problem)}\n    to mend it:   {each.rule.remedy}"
        )
    click.echo()
    return bool(errors)


def _write(offer: Offer) -> list[Offer]:
    edit = Edit(key_of(offer.entry), offer.entry.forms, offer.forms, accept=offer.accept)
    try:
        write(catalog_path(offer.language), offer.language, edit)
    except EditRefusedError as error:
        click.echo(f"Not taken: {visible(str(error))}\n")
        return []
    return [offer]
