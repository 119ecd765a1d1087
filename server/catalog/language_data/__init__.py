"""Tables about languages for the check; translators can edit them without knowing Python."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of this folder, such as `opposites` for `opposites.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
