"""Codes of messages: scripts use only those with words in templates, and all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.translate import codes


def test_file_of_codes_tells_plain_messages_from_those_with_plural_forms() -> None:
    """The template's call decides."""
    plain, plural = codes.codes_file().decode().split("export type PluralCode")
    assert '| "amount.empty"' in plain
    assert '| "receipts.count"' in plural
    assert not {*re.findall('"(.+)"', plain)} & {*re.findall('"(.+)"', plural)}


def test_every_message_is_named_by_a_script() -> None:
    """It is named whole, or composed."""
    assert codes.unused_codes() == []


@pytest.mark.parametrize(
    ("script", "unused"),
    [
        ('message("pack.saved"); message("pack.lost");', []),
        ('const state = all ? "saved" : "lost"; message(`pack.${state}`);', []),
        ('const kind = "pack"; message(`${kind}.saved`); message("pack.lost");', []),
        ('message("pack.saved");', ["pack.lost"]),
        ('const state = "saved"; message(`pack.${state}`);', ["pack.lost"]),
    ],
)
def test_message_that_no_script_names_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, unused: list[str]
) -> None:
    """Each part of a composed code must be named somewhere."""
    templates = tmp_path / "server" / "templates"
    templates.mkdir(parents=True)
    words = '<p data-code="pack.saved">Saved</p>\n<p data-code="pack.lost">Lost</p>\n'
    (templates / "messages.html").write_text(words)
    (tmp_path / "page.ts").write_text(script)
    monkeypatch.setattr(codes, "CODE", tmp_path / "server")
    monkeypatch.setattr(codes, "SCRIPTS", tmp_path)
    assert codes.unused_codes() == unused
