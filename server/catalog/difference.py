"""What changed between two sentences."""

from __future__ import annotations

import re
from difflib import SequenceMatcher


def difference(before: str, after: str) -> str:
    """Show what changed between two sentences: `Pay [-now-]{+later+}.`."""
    one, other = (re.findall(r"\s+|\w+|[^\w\s]", each) for each in (before, after))
    shown_words = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            shown_words.append("".join(one[a:b]))
            continue
        gone, come = "".join(one[a:b]), "".join(other[c:d])
        shown_words.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(shown_words)
