"""Screenshots, with an index of the messages of each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.translate.screenshots import screenshots as command

PNG = b"\x89PNG\r\n"


def test_each_picture_is_listed_with_its_messages(tmp_path: Path) -> None:
    """It is in the folder of its language."""
    nobars = str(Path(sys.executable).with_name("nobars"))
    options = ("--only", "form-nothing", "--out", str(tmp_path))
    subprocess.run([nobars, "translate", "screenshots", "zh-Hans", *options], check=True)
    folder = tmp_path / "zh-Hans"
    [entry] = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert entry["file"] == "state-form-nothing-typed.png"
    assert {"context": "", "source": "Choose the currency."} in entry["messages"]
    assert {"context": "", "source": "Choose one of the options."} not in entry["messages"]
    assert (folder / entry["file"]).read_bytes().startswith(PNG)
    assert len(list(folder.iterdir())) == 2


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Playwright is not installed in production."""
    monkeypatch.setattr("server.translate.screenshots.find_spec", lambda _name: None)
    result = CliRunner().invoke(command, ["en"])
    assert result.exit_code == 1
    assert "make .make/dev" in result.output


def test_says_that_there_is_no_such_language() -> None:
    """The error is one line."""
    result = CliRunner().invoke(command, ["tlh"])
    assert result.exit_code == 1
    assert "there is no language tlh" in result.output
