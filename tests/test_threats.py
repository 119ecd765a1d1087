"""Each defence of the threat model has a test."""

from __future__ import annotations

import re

import pytest

from server.core.paths import PROJECT

TEXT = (PROJECT / "docs" / "threat-model.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| attack")
]
IN_PYTHON = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
IN_TYPESCRIPT = re.compile(r'`(web/[\w/.-]+\.test\.ts)` "([^"]+)"')


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_defence_names_tests_that_exist(row: list[str]) -> None:
    """A row without a defence gives a reason instead."""
    _attack, defence, tests, _remaining = (*row, "")[:4]
    if defence == "–":
        assert re.fullmatch("– .+", tests)
        return
    named = [*IN_PYTHON.findall(tests), *IN_TYPESCRIPT.findall(tests)]
    assert len(named) == len(tests.split("`, ")) > 0
    for path, name in named:
        text = (PROJECT / path).read_text()
        assert f"def {name}(" in text or f'("{name}"' in text


@pytest.mark.parametrize("attack", ["chunks of one byte", "pipelining", "Clear-Site-Data"])
def test_known_attack_is_listed(attack: str) -> None:
    """An attack that once worked stays in the document."""
    assert any(attack in row[0] for row in ROWS)
    assert len(ROWS) > 30
