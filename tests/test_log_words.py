"""The pages of the log have the words for all messages of their scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

WEB = Path(__file__).parents[1] / "web"
FORM = "/en/receipts/new/"
SIM = "/en/sims/view/"
CLAIMS = "/en/claims/"
COSTS = "/en/costs/"
IMPORT = "/en/import/"
# The messages of each page, by the file that uses them.
SAID_BY = {
    "/en/receipts/": ["receipt-list", "receipt-filters", "sim-names"],
    "/en/receipts/view/": ["receipt-slip", "sim-names"],
    FORM: [
        "receipt-form",
        "photo-picker",
        "sims/sim-picker",
        "phone-check",
        "choices",
        "form-problems",
    ],
    "/en/receipts/edit/": ["receipt-form", "photo-picker", "sims/sim-picker", "phone-check"],
    "/en/sims/": ["sim-list", "phone-check", "choices", "validity-words"],
    SIM: ["sim-page", "sim-rules", "sim-linked", "outlook-words"],
    COSTS: ["costs-page", "cost-lines", "months-chart", "group-names", "list-form"],
    "/en/backup/": ["backup-panel", "backup-words", "restore-panel"],
    "/en/": ["home-summary", "backup-words", "validity-words"],
}
EVERYWHERE = ["failures"]
SAID = re.compile(r'\b(?:message|plural|showNotice)\(\s*"([^"]+)"')
CODE = re.compile(r'"([a-z-]+\.[a-z-]+)"')


def codes_on(client: FlaskClient, page: str) -> set[str]:
    """Return the codes of the messages that a page has."""
    return set(re.findall(r'data-code="([^"]+)"', client.get(page).text))


def codes_in(path: str, after: str) -> set[str]:
    """Return the codes that a file lists in the statement with this beginning."""
    text = (WEB / path).read_text().partition(after)[2].partition(";")[0]
    return set(CODE.findall(text))


@pytest.mark.parametrize("page", SAID_BY)
def test_page_has_the_words_of_its_elements(client: FlaskClient, page: str) -> None:
    """Every code has its message."""
    for name in SAID_BY[page] + EVERYWHERE:
        [path] = (each for each in WEB.rglob(f"{name}.ts") if each.parent.name != "domain")
        said = set(SAID.findall(path.read_text()))
        assert said <= codes_on(client, page), name


@pytest.mark.parametrize("page", [*SAID_BY])
def test_page_has_the_words_for_trouble_with_storage(client: FlaskClient, page: str) -> None:
    """Such trouble can come at any time."""
    assert codes_in("store/problem.ts", "type StorageCode =") <= codes_on(client, page)


def test_each_problem_has_words_where_it_can_happen(client: FlaskClient) -> None:
    """Pages have the problems of their fields; the page of backups has those of backups."""
    problems = codes_in("domain/problem.ts", "type ProblemCode =")
    of_backups = {code for code in problems if code.startswith("backup.")}
    assert len(of_backups) > 5
    assert of_backups <= codes_on(client, "/en/backup/")
    of_fields = {
        code for page in (FORM, SIM, CLAIMS, COSTS, IMPORT) for code in codes_on(client, page)
    }
    assert problems - of_backups <= of_fields


def test_each_step_that_can_be_undone_has_words(client: FlaskClient) -> None:
    """Every page that offers undo has them."""
    steps = {f"step.{name}" for name in re.findall(r'"([a-z-]+)"', _steps())}
    assert "step.receipt-deleted" in steps
    for page in ("/en/receipts/", "/en/receipts/view/", "/en/sims/", SIM, "/en/backup/"):
        assert steps <= codes_on(client, page)


def _steps() -> str:
    text = (WEB / "store" / "steps.ts").read_text()
    return text.partition("type StepName =")[2].partition(";")[0]
