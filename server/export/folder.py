"""Replace a folder by another in one step, and never one that isn't ours."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

MARK = ".nobars-export"
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
HERE = -100  # AT_FDCWD
EPOCH = 1_000_000_000  # 2001; times below follow from it
SPAN = 0x0FFFFFFF  # eight years of seconds


class NotAnExport(Exception):  # noqa: N818 (what it says is that)
    """The folder holds something else; the message says what to do."""


def replace(folder: Path, files: Mapping[str, bytes], identity: str) -> None:
    """Write the files beside the folder, then put them in its place. Raises NotAnExport."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise NotAnExport(f"{folder} is not an earlier export: name another folder, or empty it.")
    folder = folder.resolve()
    fresh = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    try:
        for name, body in {**files, MARK: f"{identity}\n".encode()}.items():
            write_file(fresh / name, body)
        _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_file(path: Path, body: bytes) -> None:
    """Write a file, and give it a time that follows from its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    # Hosts make their ETags of time and size. A time that follows from the bytes makes them
    # strong, the same on all machines, and the same in the next release for what didn't change.
    moment = EPOCH + (int.from_bytes(hashlib.sha256(body).digest()[:4]) & SPAN)
    os.utime(path, (moment, moment))


def _put_in_place(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchange(fresh, folder):
        old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
        folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, so that there is no moment without; False if we can't."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux
        return False
    return bool(exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)
