"""The report of a check, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from server.core.terminal import visible
from server.verify.severity import SEVERITIES, Severity

SHOWN = 3  # addresses in a line; the JSON has all

Found = Iterator[tuple[str, str]]  # codes and texts of the faults at one address


class Fault(NamedTuple):
    """A fault at one address."""

    url: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The same fault at all its addresses. The text says what it means and what to do."""

    code: str
    text: str
    urls: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return SEVERITIES[self.code]

    def __str__(self) -> str:
        """Return one line."""
        more = len(self.urls) - SHOWN
        places = ", ".join(self.urls[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        return f"{self.severity}: {self.code}: {places}: {self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """The release that a host serves, "" if none, and the differences from it.

    `accepted` are the codes of differences that the host accepts.
    """

    url: str
    release: str
    files: int
    differences: tuple[Difference, ...]
    accepted: frozenset[str] = frozenset()

    def accepting(self, codes: Iterable[str]) -> Report:
        """Return the report with these codes accepted."""
        return replace(self, accepted=frozenset(codes))

    @property
    def left(self) -> tuple[Difference, ...]:
        """The differences that aren't accepted, the worst first."""
        left = [each for each in self.differences if each.code not in self.accepted]
        return tuple(sorted(left, key=lambda each: [*Severity].index(each.severity)))

    @property
    def worst(self) -> Severity | None:
        """The worst severity of those that aren't accepted, None if all are notes."""
        worst = self.left[0].severity if self.left else None
        return None if worst == Severity.NOTE else worst

    @property
    def verdict(self) -> str:
        """The result in one line."""
        accepted = sorted({each.code for each in self.differences} & self.accepted)
        but = f", but for what is accepted: {', '.join(accepted)}" if accepted else ""
        if self.worst is None:
            return f"{self.files} files are as they should be (release {self.release}){but}."
        weak = dict.fromkeys(each.code for each in self.left if each.severity == self.worst)
        if self.worst == Severity.WEAK:
            names = ",".join([*accepted, *weak])
            text = "The app works here, offline too, but has weak points"
            return f"{text}{but}. If you can't change them, accept them: --accept {names}"
        count = sum(each.severity == self.worst for each in self.left)
        return f"{count} difference{'s' if count > 1 else ''}"

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values; `differences` are those that aren't accepted."""
        differences = [
            {
                "code": each.code,
                "severity": each.severity,
                "text": each.text,
                "urls": list(each.urls),
            }
            for each in self.left
        ]
        return {
            "url": self.url,
            "release": self.release,
            "files": self.files,
            "verdict": self.verdict,
            "accepted": sorted(self.accepted),
            "differences": differences,
        }

    def __str__(self) -> str:
        """Return a line for each difference, and the verdict.

        They contain text from the host, so control characters are removed.
        """
        return "\n".join(visible(line) for line in (*map(str, self.left), self.verdict))


def group(faults: Iterable[Fault]) -> tuple[Difference, ...]:
    """Return differences: equal faults at several addresses become one, in their order."""
    places: dict[tuple[str, str], list[str]] = {}
    for url, code, text in faults:
        urls = places.setdefault((code, text), [])
        if url not in urls:
            urls.append(url)
    return tuple(Difference(code, text, tuple(urls)) for (code, text), urls in places.items())
