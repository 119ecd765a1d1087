"""The check against a corpus by another author than the rules."""

from __future__ import annotations

from pathlib import Path

from server.catalog.rules import ERROR
from translate.independent import findings_of, read_samples


def test_faults_are_found(tmp_path: Path) -> None:
    """Nine of ten at least, and all that break something."""
    faults = read_samples("faults")
    missed = [each for each in faults if not findings_of(each, faults, tmp_path / "x.po")]
    assert len(faults) >= 80
    assert [each.id for each in missed if each.breaks] == []
    assert len(missed) <= len(faults) * 0.02, [each.id for each in missed]


def test_breaking_faults_are_errors(tmp_path: Path) -> None:
    """Exceptions need a reader: orders of links, numbers that were added or left out."""
    told = {"number.missing", "number.added", "literal.order", "link.order", "words.opposite"}
    faults = read_samples("faults")
    for fault in (each for each in faults if each.breaks):
        found = findings_of(fault, faults, tmp_path / "x.po")
        rules = {each.rule for each in found}
        assert (
            any(each.severity is ERROR for each in found) or rules & told or "choice.same" in rules
        )


def test_right_oddities_are_left_alone(tmp_path: Path) -> None:
    """One of twenty may get advice; none is an error, which would hide it."""
    oddities = read_samples("oddities")
    complained = {each.id: found for each in oddities
                  if (found := findings_of(each, (), tmp_path / "x.po"))}  # fmt: skip
    assert len(oddities) >= 80
    assert [i for i, found in complained.items() if any(f.severity is ERROR for f in found)] == []
    assert len(complained) <= len(oddities) * 0.02, list(complained)
