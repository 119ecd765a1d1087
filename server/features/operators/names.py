"""Comparing names of operators: two names with the same key are one operator of a country."""

from __future__ import annotations

import re
import unicodedata

# Words that some lists add to a name and others leave out.
_GENERIC = re.compile(
    r"\b(?:cell|cellular|communications|company|corp|corporation|gmbh|group|gsm|inc|internet|limited"
    r"|ltd|mobil|mobile|mobiles|movil|network|networks|plc|prepaid|sa|spa|telecom"
    r"|telecommunications|telecomunicaciones|telekom|the|wireless)\b"
)


def key(name: str) -> str:
    """Return a name without accents, spacing, remarks in brackets and generic words."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _letters(_GENERIC.sub(" ", bare)) or _letters(bare)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))
