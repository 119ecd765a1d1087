"""The corpus: clean catalogs in several languages, and faults that are seeded into them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from server.catalog.check import Key, check_catalog
from server.catalog.finding import Finding
from server.catalog.plurals import pinned
from server.catalog.po import active, read_file
from server.core.languages import Language

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = sorted(path.stem for path in CORPUS.glob("*.po"))
RIGHT_TO_LEFT = {"ar"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, and the finding that the check must report."""

    language: str
    find: str
    replace: str
    rule: str
    severity: str
    critical: bool = False

    def __str__(self) -> str:
        """Return a name for the list of tests."""
        return f"{self.language}-{self.rule}-{self.replace[:20]}"

    def seed(self, folder: Path) -> Path:
        """Write the catalog with only this fault."""
        clean = clean_path(self.language).read_text("utf-8")
        if clean.count(self.find) == 0:
            raise ValueError(f"{self.language} has no {self.find!r}.")
        place = clean.rindex(self.find)  # the source may have the same text before it
        faulty = clean[:place] + self.replace + clean[place + len(self.find) :]
        path = folder / f"{self.language}.po"
        path.write_bytes(faulty.encode())
        return path


def read_faults() -> list[Fault]:
    """Return the list of faults."""
    rows = tomllib.loads((CORPUS / "faults.toml").read_text("utf-8"))["fault"]
    return [Fault(**row) for row in rows]


def clean_path(folder: str) -> Path:
    """Return the path of a clean catalog."""
    return CORPUS / f"{folder}.po"


def language_of(folder: str) -> Language:
    """Return a language of the corpus."""
    return Language(
        tag=folder.replace("_", "-"),
        folder=folder,
        name=folder,
        direction="rtl" if folder in RIGHT_TO_LEFT else "ltr",
        plural_forms=pinned(folder) or "",
    )


def template_keys() -> set[Key]:
    """Return the keys of the corpus's messages."""
    return {each.key for each in active(read_file(CORPUS / "messages.pot"))}


def check(path: Path, folder: str) -> list[Finding]:
    """Return the findings in a catalog of the corpus."""
    return check_catalog(path, language_of(folder), template_keys())
