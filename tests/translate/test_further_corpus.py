"""The check against faults that were written from their kinds, not from the rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from server.catalog.rules import ERROR
from translate.independent import findings_of, read_samples
from translate.seeded import CORPUS

FOLDERS = ["further", "fresh", "blind_second", "blind_third", "blind_fourth", "kinds"]


def _meanings(name: str) -> set[str]:
    """Return the faults that only a reader finds: right sentences with another meaning."""
    path = CORPUS / name / "judged.toml"
    return set(tomllib.loads(path.read_text("utf-8"))["meaning"]) if path.exists() else set()


@pytest.mark.parametrize("name", FOLDERS)
def test_faults_are_found(tmp_path: Path, name: str) -> None:
    """Nine of ten at least, and all that break something, except another meaning."""
    faults = read_samples("faults", CORPUS / name)
    missed = [each for each in faults if not findings_of(each, faults, tmp_path / "x.po")]
    assert {each.id for each in missed if each.breaks} == _meanings(name)
    assert len(missed) <= len(faults) * 0.1, [each.id for each in missed]


@pytest.mark.parametrize("name", FOLDERS)
def test_right_oddities_are_left_alone(tmp_path: Path, name: str) -> None:
    """One of twenty may get advice; none is an error, which would hide it."""
    oddities = read_samples("oddities", CORPUS / name)
    found = {each.id: findings_of(each, (), tmp_path / "x.po") for each in oddities}
    complained = [each for each, findings in found.items() if findings]
    assert not [each for each in complained if any(f.severity is ERROR for f in found[each])]
    assert len(complained) <= len(oddities) * 0.05, complained
