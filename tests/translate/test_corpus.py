"""The check against the corpus: it finds every seeded fault, and nothing in clean catalogs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from server.catalog.rules import RULES
from server.catalog.rules.keywords import HOLES
from server.core.paths import PROJECT
from translate.independent import findings_of, read_samples
from translate.seeded import CORPUS, FOLDERS, Fault, check, clean_path, read_faults

FAULTS = read_faults()


@pytest.mark.parametrize("folder", FOLDERS)
def test_clean_catalog_is_found_clean(folder: str) -> None:
    """After wrong advice, translators ignore right advice."""
    assert [str(each) for each in check(clean_path(folder), folder)] == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_seeded_fault_is_found(fault: Fault, tmp_path: Path) -> None:
    """The finding has its rule, its severity, and words."""
    found = check(fault.seed(tmp_path), fault.language)
    assert (fault.rule, fault.severity) in [(each.rule, each.severity) for each in found]
    assert all(each.problem and each.remedy and each.line for each in found)
    if fault.severity == "advice":  # the app shows texts with advice
        assert {each.severity for each in found} == {"advice"}


def test_every_critical_fault_is_an_error() -> None:
    """Every critical fault of the corpus is an error."""
    assert [str(each) for each in FAULTS if each.critical and each.severity != "error"] == []


def test_corpora_have_a_fault_for_each_rule(tmp_path: Path) -> None:
    """There are sixty at least, in four languages at least."""
    seeded = Counter(each.rule for each in FAULTS)
    path, found = tmp_path / "x.po", set[str]()
    names = ("independent", "further", "blind", "fresh", "kinds", "blind_third", "blind_fourth")
    for name in names:
        others = read_samples("faults", CORPUS / name)
        found |= {f.rule for each in others for f in findings_of(each, others, path)}
    assert {each.id for each in RULES} - found <= seeded.keys()
    assert len(FAULTS) >= 60
    assert len({each.language for each in FAULTS}) >= 4


def test_finding_says_where_what_and_how_to_mend_it(tmp_path: Path) -> None:
    """File, line, source, translation, problem, remedy, and that it is about money."""
    fault = next(each for each in FAULTS if each.replace == "7762")
    (finding,) = check(fault.seed(tmp_path), fault.language)
    said = str(finding)
    line = (tmp_path / "es.po").read_text("utf-8").splitlines()[finding.line - 1]
    assert "7762" in line
    assert said.startswith(
        f"{tmp_path / 'es.po'}:{finding.line}: error (safety, dialling or money)"
    )
    assert "“7726” of the source is not here" in said
    assert "In the United Kingdom" in said
    assert "En el Reino Unido" in said
    assert "to mend it:" in said


def test_advice_that_was_considered_is_not_given_again(tmp_path: Path) -> None:
    """A comment above the message accepts it; errors can't be accepted."""
    path = tmp_path / "de.po"
    clean = clean_path("de").read_text("utf-8")
    path.write_text(clean.replace('"Start"', '"Start."'), "utf-8")
    assert [each.rule for each in check(path, "de")] == ["punctuation.end"]
    accepted = "# accepted: punctuation.end\n#. the first page"
    path.write_text(path.read_text("utf-8").replace("#. the first page", accepted), "utf-8")
    assert check(path, "de") == []
    talked = "# accepted: character.mark\n#. the first page"
    path.write_text(
        clean.replace('"Start"', '"Start\u200f"').replace("#. the first page", talked), "utf-8"
    )
    assert [each.rule for each in check(path, "de")] == ["accepted.idle", "character.mark"]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("# accepted: punctuation.end, space.double – the label is a sentence here", []),
        ("# accepted: punctuation.end", ["space.double"]),
        ("# accepted: space.double, punctuation.end, words.doubled", ["accepted.idle"]),
        ("# accepted: punctuation.ends, space.double", ["accepted.idle", "punctuation.end"]),
        ("# accepted: it is right so", ["accepted.idle", "punctuation.end", "space.double"]),
    ],
)
def test_acceptance_names_its_rules_and_one_that_does_nothing_is_told(
    tmp_path: Path, note: str, told: list[str]
) -> None:
    """It has rules and a reason; a misspelt rule would seem to work."""
    path = tmp_path / "de.po"
    text = clean_path("de").read_text("utf-8").replace('"Start"', '"Start  jetzt."')
    place = "#. the first page, in the bar at the bottom of a phone: one short word, at most"
    budget = f"{place}\n#. 12 letters\n"
    path.write_text(text.replace(budget, note + "\n"), "utf-8")
    assert sorted(each.rule for each in check(path, "de")) == told


def test_words_that_the_app_reads_are_those_of_the_browser() -> None:
    """Readers type them into a code."""
    typed = (PROJECT / "web" / "domain" / "typed-code.ts").read_text("utf-8")
    assert f"({'|'.join(HOLES)})" in typed
