"""The form of address, which must be the same in one message: du or Sie, tú or usted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.language_data import table
from server.catalog.rules.registry import ADVICE, Text, rule


@rule("words.address", ADVICE, "Choose one of the two, as the glossary says.")
def find_mixed_address(text: Text) -> Iterator[str]:
    """A message with both forms of address reads like two texts."""
    known = table("address").get(text.base)
    if not known:
        return
    familiar = re.search(known["familiar"], text.prose)
    polite = re.search(known["polite"], text.prose)
    if familiar and polite:
        one, other = familiar[0].strip(" .!?:;"), polite[0].strip()
        yield f"“{one}” and “{other}” speak to the reader in two ways."
