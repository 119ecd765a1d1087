"""A finding of the check, in words for the translator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """The severity of a finding. The app refuses a text with an error, and shows the source."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: its place, the problem, and the remedy."""

    rule: str
    severity: Severity
    path: str
    line: int
    problem: str
    remedy: str
    source: str = ""
    translation: str = ""
    critical: bool = False

    def __str__(self) -> str:
        """Return the lines that a translator reads; an editor can jump to the first."""
        urgent = " (safety, dialling or money)" if self.critical else ""
        head = f"{self.path}:{self.line}: {self.severity}{urgent}: {self.problem} [{self.rule}]"
        lines = [head]
        if self.source:
            lines += [f"    source:       {self.source}", f"    translation:  {self.translation}"]
        return "\n".join([*lines, f"    to mend it:   {self.remedy}"])

    def as_json(self) -> dict[str, Any]:
        """Return the finding as JSON for programs."""
        return asdict(self)
