"""What browsers do without: line breaks, and the ends of paragraphs and items."""

from __future__ import annotations

import re

# Browsers begin a line at these, or don't show them at all.
BLOCKS = (
    "article|aside|body|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|section|summary|"
    "table|tbody|td|tfoot|th|thead|title|tr|ul"
)
BEFORE = re.compile(rf"\n+(?=</?(?:{BLOCKS})\b)")
AFTER = re.compile(rf"(</?(?:{BLOCKS})(?: [^<>]*)?>)\n+")

# A paragraph ends by itself before these, and with the element around it (HTML, 13.1.2.4).
_NEXT = (
    "address|article|aside|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|nav|ol|"
    "p|section|table|ul"
)
_AROUND = "article|dd|details|div|fieldset|form|li|main|section|template"
ENDS = re.compile(rf"</p>(?=<(?:{_NEXT})[ >]|</(?:{_AROUND})>)|</li>(?=<li[ >]|</[uo]l>)")


def without_line_breaks(page: str) -> str:
    """Return a page without the line breaks around its blocks, some 2 % of its length."""
    return AFTER.sub(r"\1", BEFORE.sub("", page))


def without_ends(page: str) -> str:
    """Return a page without the ends of paragraphs and items that are there without them."""
    return ENDS.sub("", page)
