"""Files that can't be written, or that somebody else writes at the same moment, are kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from server.core.files import NotWrittenError, replace_file


def test_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """A link to it stays a link, and nothing else is left in the folder."""
    file, link = tmp_path / "file.po", tmp_path / "link.po"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"after", b"before")
    assert file.read_bytes() == b"after"
    assert file.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert {*tmp_path.iterdir()} == {file, link}


def test_new_file_gets_its_folder(tmp_path: Path) -> None:
    """Others may read it."""
    file = tmp_path / "new" / "file.po"
    replace_file(file, b"after", None)
    assert file.read_bytes() == b"after"
    assert file.stat().st_mode & 0o444 == 0o444


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_full_disk_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Whole, and with the reason."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "file.po"
    file.write_bytes(b"before")
    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(NotWrittenError, match="No space left on device"):
        replace_file(file, b"after", b"before")
    assert file.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("now", [b"by another", None])
def test_file_of_another_program_is_kept(tmp_path: Path, now: bytes | None) -> None:
    """What it wrote since, or that it deleted the file."""
    file = tmp_path / "file.po"
    if now is not None:
        file.write_bytes(now)
    with pytest.raises(NotWrittenError):
        replace_file(file, b"after", b"before")
    assert (file.read_bytes() if file.exists() else None) == now


def test_read_only_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root could write it; its owner has said that nobody should."""
    file = tmp_path / "file.po"
    file.write_bytes(b"before")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWrittenError, match="read-only"):
        replace_file(file, b"after", b"before")
    assert file.read_bytes() == b"before"
