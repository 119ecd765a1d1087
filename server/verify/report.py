"""What was found on a host, to be read by people and by programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

SHOWN = 3  # addresses that a line names; the JSON has all


class Fault(NamedTuple):
    """Something at one address that is not as it should be."""

    url: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The same finding at all its addresses. The text says what it means and what to do."""

    code: str
    text: str
    urls: tuple[str, ...]

    def __str__(self) -> str:
        """Write one line."""
        more = len(self.urls) - SHOWN
        places = ", ".join(self.urls[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        return f"{self.code}: {places}: {self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """The release that a host serves, "" if none, and how what it sends differs from that."""

    url: str
    release: str
    files: int
    differences: tuple[Difference, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        differences = [
            {"code": each.code, "text": each.text, "urls": list(each.urls)}
            for each in self.differences
        ]
        return {
            "url": self.url,
            "release": self.release,
            "files": self.files,
            "differences": differences,
        }

    def __str__(self) -> str:
        """Write a line for each difference, and one that counts."""
        count = len(self.differences)
        if not count:
            return f"{self.files} files are as they should be (release {self.release})."
        last = f"{count} difference{'s' if count > 1 else ''}"
        return "\n".join([*map(str, self.differences), last])


def group(faults: Iterable[Fault]) -> tuple[Difference, ...]:
    """Bring together what is the same at several addresses, in the order of finding."""
    places: dict[tuple[str, str], list[str]] = {}
    for url, code, text in faults:
        urls = places.setdefault((code, text), [])
        if url not in urls:
            urls.append(url)
    return tuple(Difference(code, text, tuple(urls)) for (code, text), urls in places.items())
