"""What the tests of the translators' commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a house of one's own."""
    return House(tmp_path)
