"""The check against a corpus of two people who had seen the messages, but not the rules."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from server.catalog.finding import Finding
from server.catalog.rules import ERROR
from translate.independent import Sample, findings_of, read_samples
from translate.seeded import CORPUS

FOLDER = CORPUS / "blind"
JUDGED = tomllib.loads((FOLDER / "judged.toml").read_text("utf-8"))


@cache
def _found(kind: str, path: Path) -> list[tuple[Sample, list[Finding]]]:
    return [(each, findings_of(each, (), path)) for each in read_samples(kind, FOLDER)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path at which samples are written to be checked."""
    return tmp_path_factory.mktemp("blind") / "x.po"


def _is_error(findings: list[Finding]) -> bool:
    return any(each.severity is ERROR for each in findings)


def test_nine_of_ten_faults_are_found(path: Path) -> None:
    """The others can be found only by somebody who understands the sentence."""
    faults = _found("faults", path)
    missed = [each.id for each, findings in faults if not findings]
    assert len(faults) >= 80
    assert len({each.language for each, _ in faults}) >= 6
    assert len(missed) <= len(faults) * 0.1, missed


def test_all_that_breaks_something_is_an_error(path: Path) -> None:
    """Faults that were judged to break nothing are advice."""
    breaking = [pair for pair in _found("faults", path) if pair[0].breaks]
    weaker = [each.id for each, findings in breaking if not _is_error(findings)]
    assert set(weaker) == set(JUDGED["breaks_nothing"])
    assert [each.id for each, findings in breaking if not findings] == []


def test_right_oddities_are_left_alone(path: Path) -> None:
    """One of twenty may get advice, by this project's glossary; none is an error."""
    oddities = _found("oddities", path)
    complained = {each.id: findings for each, findings in oddities if findings}
    assert len(oddities) >= 80
    assert [name for name, findings in complained.items() if _is_error(findings)] == []
    assert len(complained) <= len(oddities) * 0.05
    assert complained.keys() == JUDGED["against_the_glossary"].keys()
    assert {f.rule.split(".")[0] for found in complained.values() for f in found} == {"glossary"}
