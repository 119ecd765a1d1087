"""The threat model promises nothing without a test."""

from __future__ import annotations

import re

import pytest

from server.core.paths import PROJECT

TEXT = (PROJECT / "docs" / "threat-model.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| could try")
]
IN_PYTHON = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
IN_TYPESCRIPT = re.compile(r'`(web/[\w/.-]+\.test\.ts)` "([^"]+)"')


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_promise_names_tests_that_are_there(row: list[str]) -> None:
    """Or says that there is none, and why."""
    _threat, promise, tests, _remains = (*row, "")[:4]
    if promise == "–":
        assert re.fullmatch("– .+", tests)
        return
    named = [*IN_PYTHON.findall(tests), *IN_TYPESCRIPT.findall(tests)]
    assert len(named) == len(tests.split("`, ")) > 0
    for path, name in named:
        text = (PROJECT / path).read_text()
        assert f"def {name}(" in text or f'("{name}"' in text


@pytest.mark.parametrize("attack", ["chunks of one byte", "pipelining", "Clear-Site-Data"])
def test_attack_that_was_found_is_among_them(attack: str) -> None:
    """What was once a way to harm stays written down."""
    assert any(attack in row[0] for row in ROWS)
    assert len(ROWS) > 30
