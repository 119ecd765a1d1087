"""Translations that lose a half, or that name another currency."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.independent import Sample, findings_of

HALF = "It usually takes half an hour."
MINUTES = "It takes 30 minutes."
LONG = "It takes an hour and a half."


def rules_of(path: Path, language: str, source: str, translation: str) -> set[str]:
    """Return the rules that report the translation."""
    sample = Sample("", language, None, source, None, translation, "", breaks=True, why="")
    return {each.rule for each in findings_of(sample, (), path)}


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", HALF, "Suele tardar una hora."),
        ("de", HALF, "Es dauert meist eine Stunde."),
        ("ru", HALF, "Обычно это занимает час."),
        ("ar", HALF, "يستغرق ذلك عادةً ساعة كاملة."),
        ("zh_Hans", HALF, "通常要一小时。"),
        ("ja", HALF, "通常は1時間かかります。"),
        ("zh_Hans", MINUTES, "要半天。"),
        ("ja", MINUTES, "半日かかります。"),
        ("es", MINUTES, "Tarda media jornada."),
        ("de", "Half of it is lost.", "Ein Drittel geht verloren."),
    ],
)
def test_lost_half_is_found(tmp_path: Path, language: str, source: str, translation: str) -> None:
    """With a lost half, readers would wait too long or pay too early."""
    assert "number.half" in rules_of(tmp_path / "x.po", language, source, translation)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", HALF, "Suele tardar media hora."),
        ("es", MINUTES, "Tarda media hora."),
        ("de", HALF, "Es dauert meist 30 Minuten."),
        ("de", LONG, "Es dauert 90 Minuten."),
        ("de", LONG, "Es dauert anderthalb Stunden."),
        ("ru", HALF, "Обычно это занимает полчаса."),
        ("ar", MINUTES, "يستغرق ذلك نصف ساعة."),
        ("zh_Hans", HALF, "通常要半个钟头。"),
        ("ja", HALF, "通常は30分ほどかかります。"),
        ("es", "Half of it is lost.", "Se pierde el 50 %."),
        ("es", "Within 6 months", "En medio año"),
    ],
)
def test_half_said_otherwise_is_right(
    tmp_path: Path, language: str, source: str, translation: str
) -> None:
    """A half may be in words, in minutes or in per cents."""
    assert rules_of(tmp_path / "x.po", language, source, translation) == set()


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", "Prices are in liras.", "Los precios están en dólares."),
        ("de", "Some take only Turkish liras.", "Manche nehmen nur US-Dollar."),
        ("ru", "Pay in liras.", "Платите в долларах."),
        ("ar", "Pay in liras.", "ادفع بالدولار."),
        ("zh_Hans", "Pay in liras.", "用美元付。"),
        ("ja", "Pay in baht.", "ルピーで払います。"),
    ],
)
def test_other_currency_is_an_error(
    tmp_path: Path, language: str, source: str, translation: str
) -> None:
    """The right number of another currency is a wrong sum."""
    assert "number.currency" in rules_of(tmp_path / "x.po", language, source, translation)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", "The weight is fixed.", "El peso es fijo."),
        ("es", "Pay in yuan.", "Paga en renminbi."),
        ("ja", "Pay in yen.", "円で払います。"),
        ("zh_Hans", "Pay in dollars, not in yuan.", "用美元付，不要用人民币。"),
        ("zh_Hant", "Pay in Hong Kong dollars.", "用港元付款。"),
        ("ru", "Pay in pesos.", "Платите песо."),
    ],
)
def test_same_currency_in_other_words_is_right(
    tmp_path: Path, language: str, source: str, translation: str
) -> None:
    """A word that is a currency in another language is accepted too."""
    assert rules_of(tmp_path / "x.po", language, source, translation) == set()
