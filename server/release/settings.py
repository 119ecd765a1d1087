"""The settings that a release was built with, as far as a server needs them.

They are stored with the release, so that a server starts without judging a catalog.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

STORED = ".settings"  # in the folder of a release; no server sends it
# The path prefix while pages are rendered: no page has this text, and addresses don't escape it.
STAND_IN = "/~prefix~"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a build. Languages are tags, in the order of lists.

    `published` are the languages that readers can choose; the others have addresses only.
    """

    origin: str
    base_path: str
    default_language: str
    languages: tuple[str, ...]
    published: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of the app: `https://nobars.example/topup/`."""
        return f"{self.origin}{self.base_path}/"

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the settings that `write` has stored. Raise FileNotFoundError without any."""
        stored = json.loads((folder / STORED).read_bytes())
        languages, published = (tuple(stored.pop(name)) for name in ("languages", "published"))
        return cls(**stored, languages=languages, published=published)

    def write(self, folder: Path) -> None:
        """Store the settings beside the files of the release."""
        (folder / STORED).write_text(json.dumps(asdict(self), indent=2) + "\n", "utf-8")
