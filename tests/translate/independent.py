"""Samples of the corpora with faults and right oddities, one in each line.

`independent/` was written by somebody who could read the rules; `blind/` by two people who could
not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from server.catalog.check import check_catalog
from server.catalog.finding import Finding
from server.catalog.po import Entry, active, read_file
from server.catalog.writing import format_catalog
from server.core.paths import TRANSLATIONS
from translate.seeded import CORPUS, language_of

FOLDER = CORPUS / "independent"


@dataclass(frozen=True)
class Sample:
    """A translation, whether it would break something, and the writer's reason."""

    id: str
    language: str
    msgctxt: str | None
    msgid: str
    msgid_plural: str | None
    msgstr: str | list[str]
    kind: str
    breaks: bool
    why: str
    comment: str = ""
    pair: str = ""
    places: list[str] = field(default_factory=list)

    def entry(self) -> Entry:
        """Return the sample as an entry of a catalog."""
        forms = [self.msgstr] if isinstance(self.msgstr, str) else list(self.msgstr)
        return Entry(
            context=self.msgctxt,
            source=self.msgid,
            plural=self.msgid_plural,
            forms=forms,
            comments=[self.comment] if self.comment else [],
            places=["corpus"],
        )


def read_samples(name: str, folder: Path = FOLDER) -> list[Sample]:
    """Return the samples of `faults` or `oddities`."""
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Sample(**{"breaks": False, **json.loads(line)}) for line in lines]


def findings_of(sample: Sample, others: Iterable[Sample], path: Path) -> list[Finding]:
    """Return the findings in a sample, in a catalog with its pair and with those beside it.

    Beside it are the choices of its list, messages with the same words, and labels that it names.
    """
    language = language_of(sample.language)
    mine = sample.entry()
    beside = [each.entry() for each in others if sample.pair and each.pair == sample.pair]
    beside += [
        each
        for each in _catalog(sample.language)
        if each.context or each.forms == mine.forms or f"“{each.source}”" in sample.msgid
    ]
    entries = {mine.key: mine}
    for each in beside:
        entries.setdefault(each.key, each)
    written = format_catalog(list(entries.values()), language.folder, language.plural_forms)
    path.write_bytes(written)
    return [each for each in check_catalog(path, language) if each.source == sample.msgid]


@cache
def _catalog(folder: str) -> list[Entry]:
    """Return the app's own catalog of a language, if there is one."""
    path = TRANSLATIONS / folder / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return []
    entries = [each for each in active(read_file(path)) if each.plural is None]
    for each in entries:
        each.places = ["corpus"]
    return entries
