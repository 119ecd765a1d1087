"""Replacing the folder of an export in one step; any other folder is refused."""

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
EPOCH = 1_000_000_000  # in 2001, the earliest time of a file
SPAN = 0x0FFFFFFF  # eight years in seconds, the range of the times of files


class NotAnExport(Exception):  # noqa: N818 (the name says that it is an error)
    """The folder has other files than an export; the message says what to do."""


def replace(folder: Path, files: Mapping[str, bytes], identity: str) -> None:
    """Write the files to a new folder, then put it in place of `folder`.

    Raise NotAnExport if `folder` has files and is no export, OSError if it can't be written.
    """
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
    """Write a file, and set its time of modification to a hash of its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    # Hosts make ETags of time and size. With a time that follows from the bytes, an ETag is strong,
    # the same on all machines, and the same in the next release if the file didn't change.
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
    """Exchange two folders in one step; return False if the system can't."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux
        return False
    return bool(exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)
