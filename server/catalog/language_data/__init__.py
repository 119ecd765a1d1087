"""What the check knows of languages: tables that translators may mend without reading Python."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Read a table of this folder, `opposites` for `opposites.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
