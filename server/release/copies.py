"""Write a bundle so that it copies what a phone has by then.

Brotli knows only the earlier bytes of the same response. Much of a page is the frame around it,
which saved pages have too, so a long text of a saved page is replaced by its place there.
`web/worker/page-bundle.ts` reads what is written here: each file ends with `END`; `COPY`, two
numbers with a comma between them, and a semicolon stand for a part of what is known, from one place
to another, in UTF-16 units, as a browser counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

END, COPY = "\0", "\1"
SHORTEST = 48  # units; a shorter copy weighs more than the text
# Where copies may begin, and how they do: to look at each unit takes 10 times as long.
_PART = re.compile(f'(?=([<" ].{{{SHORTEST - 1}}}))', re.DOTALL)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two units each, of which no copy may cut one off


class Known:
    """What a phone has saved when a bundle arrives: texts, one after the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Note where copies can begin. Units that no text has stand for astral signs."""
        self.text = _ASTRAL.sub(END * 2, "".join(texts))
        self.places: dict[str, int] = {}
        for found in _PART.finditer(self.text):
            self.places.setdefault(found[1], found.start())

    def bind(self, texts: Iterable[str]) -> bytes:
        """Return a bundle. Raises ValueError if a text has its signs."""
        return "".join(self._written(text) + END for text in texts).encode()

    def _written(self, text: str) -> str:
        if END in text or COPY in text:
            raise ValueError("A file with control characters can't be in a bundle.")
        written = []
        done = 0
        for found in _PART.finditer(text):
            start = found.start()
            place = self.places.get(found[1])
            if start >= done and place is not None:
                size = self._same(text, start, place)
                written += [text[done:start], f"{COPY}{place},{place + size};"]
                done = start + size
        return "".join([*written, text[done:]])

    def _same(self, text: str, start: int, place: int) -> int:
        """Return how much from `start` on is the same as what is known from `place` on."""
        size = SHORTEST
        most = min(len(text) - start, len(self.text) - place)
        step = SHORTEST
        while step:
            longer = min(size + step, most)
            if text[start + size : start + longer] == self.text[place + size : place + longer]:
                if longer == size:
                    break
                size, step = longer, step * 2
            else:
                step //= 2
        return size
