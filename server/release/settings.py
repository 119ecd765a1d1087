"""What a server must know of the settings that a release was built with.

They are stored with the release, so that a start judges no catalog and renders no page.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

STORED = ".settings"  # in the folder of a release; no server sends it
# The path prefix while pages are rendered: no word of them, and nothing that an address escapes.
STAND_IN = "/~prefix~"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a build. Languages are tags, in the order in which they are listed.

    `published` are the languages that readers may choose; the others have only addresses.
    """

    origin: str
    base_path: str
    default_language: str
    languages: tuple[str, ...]
    published: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the app opens: `https://nobars.example/topup/`."""
        return f"{self.origin}{self.base_path}/"

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read what `write` has stored. Raises FileNotFoundError if there is nothing."""
        stored = json.loads((folder / STORED).read_bytes())
        languages, published = (tuple(stored.pop(name)) for name in ("languages", "published"))
        return cls(**stored, languages=languages, published=published)

    def write(self, folder: Path) -> None:
        """Store the settings beside the files of the release."""
        (folder / STORED).write_text(json.dumps(asdict(self), indent=2) + "\n", "utf-8")
