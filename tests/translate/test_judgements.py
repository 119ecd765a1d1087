"""Judgements of an earlier check are reused, and never for another translation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from server.catalog import judgements
from server.catalog.judgements import Judgements, judge
from server.catalog.judging import Problem
from server.catalog.po import Entry
from server.catalog.rules import ADVICE, ERROR
from server.core.languages import Language, find

WRONG = Entry(source="Pay %(amount)s.", forms=["Paga."], lines=[1])
RIGHT = replace(WRONG, forms=["Paga %(amount)s."])


@pytest.fixture
def spanish() -> Language:
    """Return a language with a catalog and a glossary."""
    found = find("es")
    assert found
    return found


@pytest.fixture
def judged(spanish: Language, tmp_path: Path) -> list[Problem]:
    """Return the judgements of a translation, which a folder then has."""
    fresh = Judgements(spanish, tmp_path)
    found = [*fresh.of(WRONG)]
    fresh.keep()
    return found


def test_second_check_says_the_same_without_judging(
    spanish: Language, tmp_path: Path, judged: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the rules, forms and words of the first."""
    assert judged
    monkeypatch.delattr(judgements, "advice_of")
    monkeypatch.delattr(judgements, "errors_of")
    assert [*Judgements(spanish, tmp_path).of(WRONG)] == judged


@pytest.mark.usefixtures("judged")
def test_other_translation_is_judged_anew(spanish: Language, tmp_path: Path) -> None:
    """It has nothing of the former judgement."""
    assert [*Judgements(spanish, tmp_path).of(RIGHT)] == []


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": [["no.rule", 0, "?"]]}', "{"])
def test_damaged_judgements_are_ignored(
    spanish: Language, tmp_path: Path, judged: list[Problem], text: str
) -> None:
    """The file was cut off, or names rules that are gone."""
    [file] = tmp_path.iterdir()
    file.write_text(text)
    assert [*Judgements(spanish, tmp_path).of(WRONG)] == judged


def test_read_only_folder_causes_no_error(spanish: Language, tmp_path: Path) -> None:
    """The check only takes longer."""
    (tmp_path / "file").touch()
    there = Judgements(spanish, tmp_path / "file")
    assert [*there.of(WRONG)]
    there.keep()


def test_build_asks_for_errors_alone_and_a_check_for_advice_too(
    spanish: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check doesn't find the errors again, and what it has found serves builds."""
    advised = replace(WRONG, source="Pay %(amount)s now.", forms=["Paga ahora ."])
    [*whole] = Judgements(spanish).of(advised)
    with monkeypatch.context() as patch:
        patch.delattr(judgements, "advice_of")
        judge([advised], spanish, tmp_path)
    monkeypatch.delattr(judgements, "errors_of")
    check = Judgements(spanish, tmp_path)
    assert [*check.of(advised)] == whole
    assert {each.rule.severity for each in whole} == {ERROR, ADVICE}
    check.keep()
    monkeypatch.delattr(judgements, "advice_of")
    judge([advised], spanish, tmp_path)
