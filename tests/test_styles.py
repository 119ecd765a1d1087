"""Style sheets: logical properties only, so that every page can run from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.core.paths import PROJECT

SHEETS = sorted((PROJECT / "web").rglob("*.css"))
# Sides, sizes and alignments that don't turn with the script.
PHYSICAL = re.compile(
    r"""(?<![\w-])(?:
        (?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:top|right|bottom|left)[\w-]*
        | border-(?:top|bottom)-(?:left|right)-radius
        | (?:min-|max-)?(?:width|height) | top | right | bottom | left
    )\s*:(?!\s*[\d.]+rem\s*\))
    | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right|top|bottom)""",
    re.VERBOSE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUERY = re.compile(r"@(?:media|container)[^{]*")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_sheet_has_logical_properties_only(sheet: Path) -> None:
    """`inline-size` for `width`, `inset-inline-start` for `left`, and so on."""
    text = QUERY.sub("", COMMENT.sub("", sheet.read_text(encoding="utf-8")))
    assert PHYSICAL.findall(text) == []


@pytest.mark.parametrize(
    "declaration",
    ["margin-left: 1px", "width: 2rem", "top: 0", "border-top-left-radius: 0", "float: left"],
)
def test_physical_property_would_be_found(declaration: str) -> None:
    """The check itself works."""
    assert PHYSICAL.search(f"a {{ {declaration}; }}")
    assert not PHYSICAL.search("a { border-block-start: 1px; max-inline-size: 9rem; inset: 0 }")
