"""Merging a catalog with the present messages, without losing any translation.

A translation that no longer has its message is kept: as obsolete (`#~`) at the end, as fuzzy with
the English that it was made from (`#|`), or in a comment of its message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from server.catalog import plurals
from server.catalog.judging import Key
from server.catalog.po import Entry
from server.catalog.reading import names
from server.core.languages import Language

# Similarity from which on a sentence counts as a rewording: in the same place, and anywhere.
_ALIKE, _SURELY_ALIKE = 0.6, 0.8
_OTHER = "other translation:"


def merge(
    language: Language, rule: str, written: Sequence[Entry], messages: Sequence[Entry]
) -> list[Entry]:
    """Return the messages with the file's translations, then translations without a message.

    `rule` is the plural rule of the file's header. A translation whose English was reworded is
    fuzzy, so that the app doesn't show it.
    """
    theirs = _by_key(written)
    _attach_lost_contexts(theirs, written, messages)
    _go_back(theirs, messages)
    matched = {each.key: theirs.pop(each.key) for each in messages if each.key in theirs}
    for message, before in _reworded([m for m in messages if m.key not in matched], theirs):
        matched[message.key] = _as_reworded(theirs.pop(before.key))
    merged = [_merge(each, matched.get(each.key), rule, language) for each in messages]
    left = sorted(theirs.values(), key=lambda each: (each.source or "", each.context or ""))
    return [*merged, *(_obsolete(each, rule, language) for each in left)]


def _by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """Return translated entries by key; a second translation of a message goes to its notes."""
    usable = [each for each in entries if not each.is_header and any(each.forms)]
    usable.sort(key=lambda each: each.obsolete)
    found: dict[Key, Entry] = {}
    for entry in usable:
        first = found.setdefault(entry.key, entry)
        if first is not entry:
            notes = [*first.notes, *_unless_known(entry.forms, first), *entry.notes]
            found[entry.key] = replace(first, notes=list(dict.fromkeys(notes)))
    return found


def _unless_known(texts: Iterable[str], entry: Entry) -> list[str]:
    """Return notes with these texts, without those that the entry has already."""
    known = " ".join(" ".join(entry.notes).split())
    return [
        f"{_OTHER} {text}"
        for text in dict.fromkeys(texts)
        if text and text not in entry.forms and " ".join(text.split()) not in known
    ]


def _attach_lost_contexts(
    theirs: dict[Key, Entry], written: Sequence[Entry], messages: Sequence[Entry]
) -> None:
    """Restore contexts that another program dropped, if only one translation can be meant."""
    keys = {each.key for each in messages}
    wanted: dict[str, list[Entry]] = defaultdict(list)
    for message in messages:
        if message.key not in theirs:
            wanted[message.source or ""].append(message)
    stray: dict[str, list[Entry]] = defaultdict(list)
    for entry in written:
        if (
            not entry.is_header
            and not entry.obsolete
            and any(entry.forms)
            and entry.key not in keys
        ):
            stray[entry.source or ""].append(entry)
    for source, targets in wanted.items():
        found = stray.get(source, [])
        same = len({tuple(each.forms) for each in found}) == 1
        if not same or (len(targets) > 1 and len(found) < len(targets)):
            continue
        taken = [theirs.pop(key) for key in {each.key for each in found} if key in theirs]
        notes = list(dict.fromkeys(note for each in taken for note in each.notes))
        for message in targets:
            theirs[message.key] = replace(found[0], context=message.context, notes=notes)


def _go_back(theirs: dict[Key, Entry], messages: Iterable[Entry]) -> None:
    """Make translations valid again whose English was reworded, and then was reworded back."""
    keys = {each.key for each in messages}
    for entry in list(theirs.values()):
        before = (entry.context, entry.previous)
        if entry.is_fuzzy and entry.key not in keys and before in keys and before not in theirs:
            flags = [each for each in entry.flags if each != "fuzzy"]
            theirs[before] = replace(entry, source=entry.previous, previous="", flags=flags)
            del theirs[entry.key]


def _reworded(fresh: Sequence[Entry], theirs: dict[Key, Entry]) -> list[tuple[Entry, Entry]]:
    """Return pairs of a new message and a removed one that says nearly the same."""
    gone = [each for each in theirs.values() if not each.obsolete]
    rated = []
    for message in fresh:
        for entry in gone:
            if entry.context != message.context or (entry.plural is None) != (
                message.plural is None
            ):
                continue
            if set(names(entry.source or "")) != set(names(message.source or "")):
                continue
            alike = SequenceMatcher(None, entry.source or "", message.source or "").ratio()
            near = bool(set(entry.places) & set(message.places))
            if alike >= (_ALIKE if near else _SURELY_ALIKE):
                rated.append((alike, message, entry))
    rated.sort(key=lambda each: -each[0])
    pairs: list[tuple[Entry, Entry]] = []
    for _, message, entry in rated:
        if all(message is not one and entry is not other for one, other in pairs):
            pairs.append((message, entry))
    return pairs


def _as_reworded(entry: Entry) -> Entry:
    """Return the entry as fuzzy, with its source as the previous one."""
    before = entry.previous if entry.is_fuzzy and entry.previous else entry.source or ""
    flags = list(dict.fromkeys([*entry.flags, "fuzzy"]))
    return replace(entry, previous=before, flags=flags)


def _merge(message: Entry, entry: Entry | None, rule: str, language: Language) -> Entry:
    count = 1 if message.plural is None else plurals.parse(language.plural_forms)[0]
    if entry is None:
        return replace(message, forms=[""] * count)
    fuzzy = entry.is_fuzzy
    if (entry.plural is None) == (message.plural is None):
        forms = _forms(entry, rule, language)
        forms = [*forms, *[""] * (count - len(forms))]
    else:  # plural forms were added or removed: the old text is only a start for translators
        forms, fuzzy = [next(each for each in reversed(entry.forms) if each)] * count, True
    flags = [*message.flags, *(["fuzzy"] if fuzzy else [])]
    kept = replace(message, forms=forms, notes=entry.notes, flags=flags, previous=entry.previous)
    return replace(kept, notes=[*kept.notes, *_unless_known(entry.forms, kept)])


def _obsolete(entry: Entry, rule: str, language: Language) -> Entry:
    kept = replace(entry, obsolete=True, forms=_forms(entry, rule, language))
    return replace(kept, notes=[*kept.notes, *_unless_known(entry.forms, kept)])


def _forms(entry: Entry, rule: str, language: Language) -> list[str]:
    """Return the forms of a translation, plural forms in the order of the pinned rule."""
    if entry.plural is None:
        return entry.forms
    try:
        return plurals.rearrange(entry.forms, rule, language.plural_forms)
    except ValueError:  # a header without a rule: the order is unknown, so it is kept
        return list(entry.forms)
