"""Bundles that copy long texts from files which phones have already saved.

Brotli finds repeated text only within one response, but the frame of a page is also in pages that
were saved before. So a long text that a saved file has is replaced by its place there. The format,
which `web/worker/page-bundle.ts` reads: each file ends with `END`. `COPY`, two numbers with a comma
between them, and a semicolon mean a part of the saved text: its place and its length, counted in
UTF-16 units as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

END, COPY = "\0", "\1"
SHORTEST = 72  # units; shorter copies save nothing, because brotli compresses them too
# Copies begin only at these characters: trying each unit would take 10 times as long.
_PART = re.compile(f'(?=([<" ].{{{SHORTEST - 1}}}))', re.DOTALL)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two units each


def cut_bundle(body: bytes) -> list[bytes]:
    """Return each file of a bundle with its end, as the bundle has it."""
    end = END.encode()
    return [text + end for text in body.split(end)[:-1]]


class Known:
    """The texts that a phone has saved before a bundle arrives, one after the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Index the places where copies can begin.

        Characters of two units are replaced by units that no text has, so no copy splits one.
        """
        self.text = _ASTRAL.sub(END * 2, "".join(texts))
        self.places: dict[str, int] = {}
        for found in _PART.finditer(self.text):
            self.places.setdefault(found[1], found.start())

    def bind(self, texts: Iterable[str]) -> bytes:
        """Return a bundle of the texts. Raise ValueError if one has `END` or `COPY`."""
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
                written += [text[done:start], f"{COPY}{place},{size};"]
                done = start + size
        return "".join([*written, text[done:]])

    def _same(self, text: str, start: int, place: int) -> int:
        """Return how many units from `start` on are the same as the saved ones from `place` on."""
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
